import { maskReach } from "#app/modules/contacts/masked.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import {
  acceptances,
  refusals,
  type Acceptance,
  type NamedPerson,
  type Refusal,
  type ShownName,
} from "./privacy.ts";
import { openSubject, type Subject } from "./request-subject.server.ts";

export type Decision = { accept: Acceptance } | { refuse: Refusal };

/** Reads a decision out of a form; null when it is none. */
export function readDecision(reason: string): Decision | null {
  const accept = acceptances.find((one) => one === reason);
  if (accept) return { accept };
  const refuse = refusals.find((one) => one === reason);
  return refuse ? { refuse } : null;
}

/**
 * Staff decide about a request that nobody proved, and say why. Accepted, it begins, for whoever was found by the
 * name that was given; refused, it is closed and forgets whom it named.
 */
export async function decideRequest(
  { shopId }: ShopScope,
  id: string,
  staffId: string,
  decision: Decision,
): Promise<{ outcome: "begins" | "refused" | "not_waiting" }> {
  if (!isId(id)) return { outcome: "not_waiting" };
  const { rowCount } = await ("accept" in decision
    ? acrossShopsSql().query(
        `UPDATE privacy_requests SET state = 'received', verification = $4, decided_by = $3,
           acknowledged_at = coalesce(acknowledged_at, now())
         WHERE shop_id = $1 AND id = $2 AND state = 'waiting'`,
        [shopId, id, staffId, decision.accept],
      )
    : acrossShopsSql().query(
        `UPDATE privacy_requests SET state = 'void', verification = $4, decided_by = $3, shortfalls = '{refused}',
           subject_sealed = NULL, claim = NULL, completed_at = now(), acknowledged_at = coalesce(acknowledged_at, now())
         WHERE shop_id = $1 AND id = $2 AND state = 'waiting'`,
        [shopId, id, staffId, decision.refuse],
      ));
  if (rowCount !== 1) return { outcome: "not_waiting" };
  return { outcome: "accept" in decision ? "begins" : "refused" };
}

/** Staff answered the mail that a request came with: the first clock stops. */
export async function acknowledgeRequest({ shopId }: ShopScope, id: string): Promise<void> {
  if (!isId(id)) return;
  await acrossShopsSql().query(
    "UPDATE privacy_requests SET acknowledged_at = now() WHERE shop_id = $1 AND id = $2 AND acknowledged_at IS NULL",
    [shopId, id],
  );
}

/** What staff need to decide about a request that waits. */
export interface WaitingDetail {
  named: ShownName | null;
  /** The persons here that the name can mean. */
  contactIds: string[];
  /** Null once a week went by: then only a decision is left. */
  claim: string | null;
}

/** The detail of a request that waits for proof in this shop; null for every other. */
export async function readWaiting({ shopId }: ShopScope, id: string): Promise<WaitingDetail | null> {
  const waiting = await openWaiting(shopId, id);
  if (!waiting) return null;
  const { subject, claim } = waiting;
  return {
    named: subject.named ? shown(subject.named) : null,
    contactIds: subject.contactIds ?? [],
    claim,
  };
}

/** The e-mail or phone that somebody named themselves by in a request that waits, in clear; null for none. */
export async function revealNamed({ shopId }: ShopScope, id: string): Promise<string | null> {
  const named = (await openWaiting(shopId, id))?.subject.named;
  return named?.by === "email" || named?.by === "phone" ? named.value : null;
}

function shown(named: NamedPerson): ShownName {
  if (named.by === "handle" || named.by === "external_id") return named;
  return { by: named.by, value: maskReach(named.by, named.value) };
}

async function openWaiting(
  shopId: string,
  id: string,
): Promise<{ subject: Subject; claim: string | null } | null> {
  if (!isId(id)) return null;
  const { rows } = await acrossShopsSql().query<{ subject_sealed: Buffer; claim: string | null }>(
    `SELECT subject_sealed, claim FROM privacy_requests
     WHERE shop_id = $1 AND id = $2 AND state = 'waiting' AND subject_sealed IS NOT NULL`,
    [shopId, id],
  );
  const [row] = rows;
  if (!row) return null;
  const subject = openSubject(id, row.subject_sealed);
  return { subject, claim: row.claim };
}
