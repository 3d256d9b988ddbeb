import { readPerson } from "#app/integrations/meta/accounts.server.ts";
import { metaErrorClass } from "#app/integrations/meta/error-table.ts";
import { contactAddress, isUsable, saveProfile } from "#app/modules/contacts/contacts.server.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { liveAccount, noteRefusal } from "./live-account.server.ts";

const log = logger("channels");

export type FetchProfileOutcome =
  | { outcome: "saved" }
  /** Meta has none for us: no consent, blocked, gone. Quiet and final. */
  | { outcome: "unavailable" }
  | { outcome: "retry"; afterMs: number | null }
  /** No such contact, its account is not connected, or the person's data may not be used. */
  | { outcome: "skipped" };

/** Asks Meta what a contact is called, and keeps the answer. */
export async function fetchProfile(scope: ShopScope, contactId: string): Promise<FetchProfileOutcome> {
  if (!(await isUsable(scope, contactId))) return { outcome: "skipped" };
  const address = await contactAddress(scope, contactId);
  const account = address && (await liveAccount(scope, address.accountId));
  if (!account) return { outcome: "skipped" };
  const askedAt = now();
  try {
    await saveProfile(scope, contactId, await readPerson(account, address.externalId), askedAt);
    return { outcome: "saved" };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.retryable) return { outcome: "retry", afterMs: error.retryAfterMs ?? null };
    if (!isQuiet(error)) {
      log.warn({ err: error, shopId: scope.shopId, contactId, code: error.code }, "a profile was refused");
      await noteRefusal(scope, account, error);
    }
    if (error.needsReauth) return { outcome: "skipped" };
    await saveProfile(scope, contactId, "unavailable", askedAt);
    return { outcome: "unavailable" };
  }
}

/** 230, 100/33 and 9010 are everyday answers for people who only commented or were written to. */
function isQuiet(error: ServiceError): boolean {
  return ["no_consent", "gone", "unreachable", "bad_content"].includes(metaErrorClass(error.code));
}
