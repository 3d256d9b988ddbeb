import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { openEverywhere, type OpenedClaim } from "./claims.system.server.ts";
import { openMail } from "./open-mail.server.ts";
import type { NamedPerson } from "./privacy.ts";
import { openSubject } from "./request-subject.server.ts";
import { requestsKept } from "./retention.ts";

/** Why a mail opened no request. */
export type UnusedMail = "not_recognised" | "nobody_named";

/**
 * A mail that was forwarded to the intake address asks for what one on the public page asks: every store that knows
 * whom it names finds the request on its desk, to answer and to verify. The same mail again opens nothing new.
 */
export async function openMailRequest(raw: Buffer): Promise<OpenedClaim | { outcome: UnusedMail }> {
  const { knownSubject, named } = await openMail(raw);
  if (!knownSubject) return { outcome: "not_recognised" };
  if (!named) return { outcome: "nobody_named" };
  return (await openAlready(named)) ?? openEverywhere("mail", "erase_person", named);
}

/** A request by mail for the same name that still waits for its proof. */
async function openAlready({ by, value }: NamedPerson): Promise<OpenedClaim | null> {
  const { rows } = await acrossShopsSql().query<{
    id: string;
    code: string;
    claim: string;
    subject_sealed: Buffer;
  }>(
    `SELECT id, code, claim, subject_sealed FROM privacy_requests
     WHERE origin = 'mail' AND staff_id IS NULL AND state = 'waiting' AND claim IS NOT NULL
       AND subject_sealed IS NOT NULL AND received_at > $1`,
    [new Date(Date.now() - requestsKept.unprovenFor)],
  );
  const same = rows.find(({ id, subject_sealed }) => {
    const { named } = openSubject(id, subject_sealed);
    return named?.by === by && named.value === value;
  });
  return same ? { outcome: "opened", code: same.code, claim: same.claim, shops: [] } : null;
}
