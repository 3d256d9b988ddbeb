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

/** A piece of a told text: what stands there, and the variable it comes from. */
export interface Segment {
  text: string;
  name: VariableName | null;
  /** Why nothing stands there but the variable itself. */
  missing: MissingReason | null;
}

/**
 * Puts values where variables stand. A fallback stands in for what is not known, but not for a choice between
 * several orders or customers that staff have yet to make.
 */
export function resolveSegments(text: string, valueOf: (name: VariableName) => VariableValue): Segment[] {
  return parseTemplate(text).parts.map((part) => {
    if (part.kind === "text") return { text: part.source, name: null, missing: null };
    const { name, source, fallback } = part;
    const value = valueOf(name);
    if ("text" in value) return { text: withoutBraces(value.text), name, missing: null };
    if (fallback !== null && !mustBeChosen(value.missing))
      return { text: withoutBraces(fallback), name, missing: null };
    return { text: source, name, missing: value.missing };
  });
}

/** {@link resolveSegments} as one text, with what is missing in it. */
export function resolveTemplate(text: string, valueOf: (name: VariableName) => VariableValue): Resolved {
  const segments = resolveSegments(text, valueOf);
  const missing = segments.flatMap(({ text: source, name, missing: reason }) =>
    name && reason ? [[source, { name, source, reason }] as const] : [],
  );
  return {
    text: segments.map((segment) => segment.text).join(""),
    missing: [...new Map(missing).values()],
    faults: parseTemplate(text).faults,
  };
}

function mustBeChosen(reason: MissingReason): boolean {
  return reason === "choose_order" || reason === "choose_customer";
}

/** Braces are the templates' own signs: a customer called "{{order.name}}" is not a variable. */
function withoutBraces(value: string): string {
  return value.replaceAll("{", "(").replaceAll("}", ")");
}
