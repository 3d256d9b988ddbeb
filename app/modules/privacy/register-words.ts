import type { i18n, TFunction } from "i18next";
import { auditKept } from "#app/modules/audit/audit.ts";
import { deliveriesKept } from "#app/modules/webhooks/webhooks.ts";
import { day } from "#app/platform/clock.ts";
import type { DataClass } from "./data-class.ts";
import { dataClasses, type DataClassName } from "./data-classes.ts";
import { requestsKept, type Retention } from "./retention.ts";
import { keptUnder } from "./retention-words.ts";

/** What the register is told with: lengths of time are those of the catalogue of times. */
export type RegisterT = TFunction<["register", "times"]>;

/** {@link RegisterT} of a translator; a component asks `useTranslation` for both. */
export function registerT(translator: i18n): RegisterT {
  return translator.getFixedT<["register", "times"]>(null, ["register", "times"]);
}

/** Whose data it is, in the order it is told. */
export const subjects = ["customer", "staff", "merchant", "nobody"] as const satisfies DataClass["subject"][];

/** Every class with its name, in the order they are told. */
export const classList = Object.entries(dataClasses) as [DataClassName, DataClass][];

/** How long a class stays where no profile decides; else what ends it beside the profile. */
export function endWords(t: RegisterT, name: DataClassName): string {
  const days = (ms: number) => t("times:days", { count: ms / day });
  return t(`ends.${dataClasses[name].ends}`, {
    package: days(requestsKept.dueAfter),
    unproven: days(requestsKept.unprovenFor),
    done: days(deliveriesKept.done),
    unclaimed: days(deliveriesKept.unclaimed),
    dead: days(deliveriesKept.deadOfNobody),
    audit: days(auditKept),
  });
}

/** How long a class stays under the store's choice, with what ends it. */
export function howLong(
  t: RegisterT,
  periods: TFunction<"retention">,
  name: DataClassName,
  retention: Retention,
): string {
  const kept = keptUnder(periods, dataClasses[name].keeps, retention);
  return kept === null ? endWords(t, name) : listed(t, [kept, endWords(t, name)]);
}

/** Several things after one another, as one text. */
export function listed(t: RegisterT, things: string[]): string {
  return things.reduce((list, next) => t("listed", { list, next }));
}
