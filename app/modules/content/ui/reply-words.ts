import type { TFunction } from "i18next";
import { longest, type DraftFault } from "../content.ts";
import type { MissingReason } from "../variables/sources.ts";
import { printVariable, type Fault } from "../variables/template.ts";
import type { VariableName } from "../variables/variables.ts";

type Underscored<Name extends string> = Name extends `${infer Subject}.${infer Word}`
  ? `${Subject}_${Word}`
  : never;

/** What a variable is: "Order number". */
export function variableWords(t: TFunction<"content">, name: VariableName): string {
  const key = name.replace(".", "_") as Underscored<VariableName>;
  return t(`variables.${key}`);
}

/** Why a variable has no value here: "this customer has no order". */
export function missingWords(t: TFunction<"content">, reason: MissingReason): string {
  return t(`missing.${reason}`);
}

/** What is wrong with something in double braces. */
export function placeholderWords(t: TFunction<"content">, { code, source, nearest }: Fault): string {
  if (nearest) return t("faults.variable_nearest", { source, nearest: printVariable(nearest) });
  return t(`faults.variable_${code}`, { source });
}

/** What is wrong with a field of a saved reply. */
export function faultWords(t: TFunction<"content">, fault: DraftFault): string {
  if (fault.code === "variable") return placeholderWords(t, fault.fault);
  switch (fault.field) {
    case "shortcut":
      return t(`faults.shortcut_${fault.code}`, { max: longest.shortcut });
    case "title":
      return t(`faults.title_${fault.code}`, { max: longest.title });
    case "body":
      return t(`faults.body_${fault.code}`, { max: longest.body });
  }
}

/** The name of a language in the words of another: "German". */
export function languageName(language: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: "language" }).of(language) ?? language;
}
