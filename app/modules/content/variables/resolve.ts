import { parseTemplate, type Fault } from "./template.ts";
import type { MissingReason } from "./sources.ts";
import type { VariableName } from "./variables.ts";

/** What a variable is worth: its value, or why it has none. */
export type VariableValue = { text: string } | { missing: MissingReason };

export interface Missing {
  name: VariableName;
  /** As it stands in the text. */
  source: string;
  reason: MissingReason;
}

export interface Resolved {
  /** With what is missing still in its braces: such a text is not sent. */
  text: string;
  /** Each source once. */
  missing: Missing[];
  faults: Fault[];
}

/**
 * Puts values where variables stand. A fallback stands in for what is not known, but not for a choice between
 * several orders or customers that staff have yet to make.
 */
export function resolveTemplate(text: string, valueOf: (name: VariableName) => VariableValue): Resolved {
  const { parts, faults } = parseTemplate(text);
  const missing = new Map<string, Missing>();
  const resolved = parts.map((part) => {
    if (part.kind === "text") return part.source;
    const value = valueOf(part.name);
    if ("text" in value) return withoutBraces(value.text);
    if (part.fallback !== null && !mustBeChosen(value.missing)) return withoutBraces(part.fallback);
    const { name, source } = part;
    missing.set(source, { name, source, reason: value.missing });
    return source;
  });
  return { text: resolved.join(""), missing: [...missing.values()], faults };
}

function mustBeChosen(reason: MissingReason): boolean {
  return reason === "choose_order" || reason === "choose_customer";
}

/** Braces are the templates' own signs: a customer called "{{order.name}}" is not a variable. */
function withoutBraces(value: string): string {
  return value.replaceAll("{", "(").replaceAll("}", ")");
}
