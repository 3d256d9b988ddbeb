import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Refusal } from "../roles.ts";

/** "Your role, Member, does not let you erase a person. Ask Ana T." */
export function refusalWords(t: TFunction<"access">, refusal: Refusal): string {
  const why = reasonWords(t, refusal);
  // A name may end in the full stop of an initial, and the sentence ends there too.
  return refusal.ask === null ? why : t("refusal.ask", { why, name: refusal.ask.replace(/\.$/, "") });
}

function reasonWords(t: TFunction<"access">, refusal: Refusal): string {
  if (refusal.reason === "removed") return t("refusal.removed");
  const { only, role } = refusal;
  const what = t(`permissions.${refusal.permission}`);
  if (only) return t(`refusal.${only}`, { what });
  return t("refusal.role", { what, role: "builtIn" in role ? t(`roles.${role.builtIn}`) : role.name });
}

/** The same in the language of the page. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation("access");
  return (refusal) => refusalWords(t, refusal);
}

/** What the server's answer to somebody who may not says; null for every other answer. */
export function readRefusal(status: number, body: unknown): Refusal | null {
  const told = body as Partial<Refusal> | null;
  return status === 403 && (told?.reason === "removed" || told?.reason === "not_permitted")
    ? (told as Refusal)
    : null;
}
