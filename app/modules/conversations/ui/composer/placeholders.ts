import { resolveTemplate, type Missing, type VariableValue } from "#app/modules/content/variables/resolve.ts";
import type { MissingReason } from "#app/modules/content/variables/sources.ts";
import { parseTemplate, type Fault } from "#app/modules/content/variables/template.ts";
import type { VariableName } from "#app/modules/content/variables/variables.ts";

/** Something in double braces that keeps a reply from being sent. `sources` as they stand in the text, each once. */
export type Placeholder =
  /** All that have no value for the same reason: one decision is about all of them. */
  | { kind: "missing"; sources: string[]; names: VariableName[]; reason: MissingReason }
  /** Typed by hand, and its value is known. */
  | { kind: "known"; sources: string[]; value: string }
  | { kind: "fault"; sources: string[]; fault: Fault };

/** What there is to decide in a text before it can be sent. */
export function placeholdersIn(text: string, valueOf: (name: VariableName) => VariableValue): Placeholder[] {
  const { missing, faults } = resolveTemplate(text, valueOf);
  const reasons = [...new Set(missing.map(({ reason }) => reason))];
  return [
    ...reasons.map((reason): Placeholder => {
      const all = missing.filter((each) => each.reason === reason);
      return { kind: "missing", reason, sources: all.map(({ source }) => source), names: namesOf(all) };
    }),
    ...knownIn(text, valueOf),
    ...faults.map((fault): Placeholder => ({ kind: "fault", sources: [fault.source], fault })),
  ];
}

function namesOf(missing: Missing[]): VariableName[] {
  return [...new Set(missing.map(({ name }) => name))];
}

function knownIn(text: string, valueOf: (name: VariableName) => VariableValue): Placeholder[] {
  const sources = new Set(
    parseTemplate(text).parts.map(({ kind, source }) => (kind === "variable" ? source : "")),
  );
  return [...sources].flatMap((source): Placeholder[] => {
    const { text: value, missing } = resolveTemplate(source, valueOf);
    return source && missing.length === 0 ? [{ kind: "known", sources: [source], value }] : [];
  });
}

/** The text without these, and without the blank before each: "Hi {{x}}, here" is "Hi, here". */
export function leaveOut(text: string, sources: string[]): string {
  return sources.reduce((left, source) => left.replaceAll(` ${source}`, "").replaceAll(source, ""), text);
}
