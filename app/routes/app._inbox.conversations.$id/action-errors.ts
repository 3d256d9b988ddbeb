import type { TFunction } from "i18next";

const codes = [
  "window_closed",
  "past",
  "after_window",
  "on_its_way",
  "not_scheduled",
  "answered_meanwhile",
  "empty",
  "too_long",
  "unresolved",
  "files_gone",
  "breaks_rules",
  "cards_too_late",
  "products_gone",
  "products_changed",
  "products_unavailable",
  "not_found",
  "not_failed",
  "not_uncertain",
  "already_decided",
  "not_permitted",
  "restricted",
  "not_answering",
  "unknown_form",
] as const;

/** The sentence for what went wrong with a form of the thread page. */
export function describeActionError(t: TFunction<"inbox">, code: string): string {
  const known = codes.find((each) => each === code);
  return t(`errors.${known ?? "other"}`);
}
