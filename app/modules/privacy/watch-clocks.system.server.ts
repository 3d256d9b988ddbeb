import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { privacyRequestsDue } from "#app/platform/metrics.server.ts";
import { readUrgent, urgentRequestsSql, type UrgentRow } from "./urgent-requests.server.ts";

const log = logger("privacy");

let warnedOf = 0;

/** Tells whoever hosts the installation which requests run out of time, in every store: as a metric, and late ones in the log. */
export async function watchClocks(): Promise<void> {
  const { rows } = await acrossShopsSql().query<UrgentRow>(urgentRequestsSql());
  const { answer, completion } = readUrgent(rows);
  for (const [clock, { soon, overdue }] of Object.entries({ answer, completion })) {
    privacyRequestsDue.set({ clock, state: "soon" }, soon);
    privacyRequestsDue.set({ clock, state: "overdue" }, overdue);
  }
  const late = answer.overdue + completion.overdue;
  if (late > warnedOf)
    log.warn({ answer: answer.overdue, completion: completion.overdue }, "privacy requests are late");
  warnedOf = late;
}
