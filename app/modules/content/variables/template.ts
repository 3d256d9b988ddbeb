import { isVariable, nearestVariable, type VariableName } from "./variables.ts";

/**
 * The language of saved replies: text with `{{order.name}}` in it, or `{{customer.first_name|there}}` where "there"
 * stands in when the value is not known. White space inside the braces does not count.
 */
export type Part = { kind: "text"; source: string } | VariablePart;

interface VariablePart {
  kind: "variable";
  source: string;
  name: VariableName;
  fallback: string | null;
}

/** Something in double braces that means nothing. Its place is in UTF-16 units from the start of the text. */
export interface Fault {
  /** unclosed: no `}}` follows. empty: there is no name. unknown: nothing is called so. */
  code: "unclosed" | "empty" | "unknown";
  source: string;
  at: number;
  /** What was probably meant, of an unknown one. */
  nearest: VariableName | null;
}

export interface Template {
  /** In order; the sources of all parts together are the text. What is faulty is text. */
  parts: Part[];
  faults: Fault[];
}

/** Takes a text apart. Never throws: what is wrong is told, and stays in the text as it was typed. */
export function parseTemplate(text: string): Template {
  const parts: Part[] = [];
  const faults: Fault[] = [];
  let at = 0;
  while (at < text.length) {
    const opened = text.indexOf("{{", at);
    const until = opened === -1 ? text.length : opened;
    if (until > at) addText(parts, text.slice(at, until));
    if (opened === -1) break;
    const read = readPlaceholder(text, opened);
    if ("name" in read) parts.push(read);
    else {
      faults.push(read);
      addText(parts, read.source);
    }
    at = opened + read.source.length;
  }
  return { parts, faults };
}

function readPlaceholder(text: string, at: number): VariablePart | Fault {
  const closed = text.indexOf("}}", at + 2);
  const next = text.indexOf("{{", at + 2);
  if (closed === -1 || (next !== -1 && next < closed)) {
    const source = text.slice(at, next === -1 ? endOfLine(text, at) : next);
    return { code: "unclosed", source, at, nearest: null };
  }
  const source = text.slice(at, closed + 2);
  const [, name = "", fallback] = /^([^|]*)(?:\|(.*))?$/s.exec(source.slice(2, -2)) ?? [];
  const variable = name.trim();
  if (isVariable(variable))
    return { kind: "variable", source, name: variable, fallback: fallback?.trim() ?? null };
  const code = variable === "" ? "empty" : "unknown";
  return { code, source, at, nearest: variable === "" ? null : nearestVariable(variable) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Neighbouring texts are one, so that equal texts have equal parts. */
function addText(parts: Part[], source: string): void {
  const last = parts.at(-1);
  if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", source: last.source + source };
  else parts.push({ kind: "text", source });
}

/** A variable as it is written in a text. */
export function printVariable(name: VariableName, fallback: string | null = null): string {
  return fallback === null ? `{{${name}}}` : `{{${name}|${fallback}}}`;
}

/** Whether a text still has double braces in it: no such text is ever sent. */
export function hasPlaceholder(text: string): boolean {
  return text.includes("{{");
}
