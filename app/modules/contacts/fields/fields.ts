/** Words of what a store wants to know of its contacts: safe in the browser. */

export const fieldKinds = ["text", "number", "date", "choice"] as const;

export type FieldKind = (typeof fieldKinds)[number];

export function isFieldKind(value: unknown): value is FieldKind {
  return fieldKinds.some((kind) => kind === value);
}

/** Characters of a field's name, and of one choice. */
export const longestFieldName = 40;
/** Characters of a text that stands in a field. */
export const longestDetail = 500;
/** So many fields a shop has at most: staff fill them in by hand. */
export const mostFields = 30;
/** So many choices a field has at most. */
export const mostChoices = 50;

/** Something a store wants to know of its contacts. */
export interface ContactField {
  id: string;
  name: string;
  kind: FieldKind;
  /** Empty unless it is a choice. */
  choices: string[];
  /** Its details reach the browser one at a time, when somebody who may asks. */
  hidden: boolean;
  version: number;
}

/** What stands in a field for a contact, as a page shows it. */
export interface Detail {
  field: ContactField;
  /** As {@link readDetail} has it; null where nothing stands, or where it is hidden. */
  value: string | null;
  /** Names what stands there, for whoever changes it; null where nothing does. */
  revision: string | null;
}

/** What keeps a value out of a field. */
export type DetailProblem = "too_long" | "not_a_number" | "not_a_date" | "not_a_choice";

/**
 * What somebody typed into a field, as it is kept: a number with a dot and without spaces, a date as YYYY-MM-DD.
 * @returns an empty value where nothing is to stand
 */
export function readDetail(
  { kind, choices }: Pick<ContactField, "kind" | "choices">,
  typed: string,
): { value: string } | { problem: DetailProblem } {
  const value = typed.trim();
  if (value === "") return { value };
  switch (kind) {
    case "text":
      return [...value].length > longestDetail ? { problem: "too_long" } : { value };
    case "number":
      return readNumber(value);
    case "date":
      return isDate(value) ? { value } : { problem: "not_a_date" };
    case "choice":
      return choices.includes(value) ? { value } : { problem: "not_a_choice" };
  }
}

/** A decimal comma is a dot; fifteen digits are what a number keeps exactly. */
function readNumber(typed: string): { value: string } | { problem: DetailProblem } {
  const value = typed.replace(/\s/gu, "").replace(/^([+-]?\d*),(\d+)$/u, "$1.$2");
  const digits = value.replace(/\D/gu, "").length;
  if (!/^[+-]?(\d+|\d*\.\d+)$/u.test(value) || digits > 15) return { problem: "not_a_number" };
  return { value: String(Number(value)) };
}

function isDate(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
  );
}

/** What a form about fields gets back. */
export type FieldResult = { ok: true } | { ok: false; error: FieldError };

export type FieldError =
  | "no_name"
  | "name_taken"
  | "no_choices"
  | "too_many"
  | "not_found"
  | "changed_meanwhile"
  | "not_permitted"
  | "not_answering";

/** What a form about somebody's details gets back. `fieldId` is where something is wrong. */
export type DetailResult =
  { ok: true } | { ok: false; error: DetailError } | { ok: false; error: DetailProblem; fieldId: string };

export type DetailError =
  "not_found" | "changed_meanwhile" | "restricted" | "not_permitted" | "not_answering";
