/** What follows from privacy duties being asked for: what is recorded, the jobs that start, and the pages that are told. */
import { closeForDeletion, findShopOfRequest } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { FoldOutcome } from "#app/modules/conversations/conversations.server.ts";
import {
  claimRequest,
  openClaim,
  openMailRequest,
  openRequest,
  resumeHeld,
  type ClaimKind,
  type UnusedMail,
} from "#app/modules/privacy/privacy.server.ts";
import type { NamedPerson, RequestReason } from "#app/modules/privacy/privacy.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { env } from "#app/platform/env.server.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue, enqueueAll } from "../enqueue.server.ts";

/** Somebody sent the words of the public page: they are who asked, and what they asked for begins. */
export async function reactToClaims(scope: ShopScope, arrived: FoldOutcome["arrived"]): Promise<void> {
  for (const { contactId, text } of arrived) {
    const requestId = text === null ? null : await claimRequest(scope.shopId, contactId, text);
    if (!requestId) continue;
    const subject = { kind: "request", id: requestId } as const;
    await recordAudit(scope, { actor: "person", action: "request.proved", subject });
    await enqueue("privacy.carry-out", { requestId });
  }
}

/**
 * A person asked on the public page: the stores that know the name they gave see it.
 * @returns the code of the request's page; null when too many ask at the moment
 */
export async function askOnPublicPage(
  kind: ClaimKind,
  named: NamedPerson,
  reason?: RequestReason,
): Promise<string | null> {
  const opened = await openClaim(kind, named, reason);
  if (opened.outcome === "too_many") return null;
  for (const scope of opened.shops) await publish(scope, [{ kind: "privacy" }]);
  return opened.code;
}

/**
 * Somebody's mail to the privacy address: the stores that know whom it names see it.
 * @returns what proves who wrote it and where the request stands, or why nothing was recorded
 */
export async function askByMail(
  mail: Buffer,
): Promise<{ outcome: "opened"; statusUrl: string; claim: string } | { outcome: UnusedMail }> {
  const opened = await openMailRequest(mail);
  if (opened.outcome !== "opened") return { outcome: opened.outcome };
  for (const scope of opened.shops) await publish(scope, [{ kind: "privacy" }]);
  const statusUrl = `${env().SHOPIFY_APP_URL}/privacy/requests/${opened.code}`;
  return { outcome: "opened", statusUrl, claim: opened.claim };
}

const actors = { shopify: "shopify", meta: "meta", form: "person", mail: "person", staff: "system" } as const;

/** Somebody asked for a privacy duty: it is written down, and a worker begins at once. */
export async function askPrivacy(
  request: Parameters<typeof openRequest>[0],
): Promise<{ id: string; code: string }> {
  const asked = await openRequest(request);
  const scope = request.shopId === null ? null : (await findShopOfRequest(request.shopId))?.scope;
  const actor = request.staffId === undefined ? actors[request.origin] : { staffId: request.staffId };
  if (scope)
    await recordAudit(scope, { actor, action: "request.opened", subject: { kind: "request", id: asked.id } });
  await enqueue("privacy.carry-out", { requestId: asked.id });
  return asked;
}

/** The owner deletes the store: from now on nothing runs for it, open pages close, and a worker begins at once. */
export async function reactToDeletion(
  scope: ShopScope,
  staffId: string,
  { id, code }: { id: string; code: string },
): Promise<void> {
  const subject = { kind: "request", id } as const;
  await recordAudit(scope, { actor: { staffId }, action: "request.opened", subject });
  await closeForDeletion(scope, code, { asked: true });
  await publish(scope, [{ kind: "closed" }]);
  await enqueue("privacy.carry-out", { requestId: id });
}

/** A store chose how long it keeps conversations: what is older goes at once. */
export async function reactToRetention(scope: ShopScope): Promise<void> {
  await publish(scope, [{ kind: "privacy" }]);
  await enqueue("privacy.sweep-shop", { shopId: scope.shopId });
}

/** A legal hold was set or lifted: requests that waited for that go on, or wait again. */
export async function reactToHold(scope: ShopScope): Promise<void> {
  const requestIds = await resumeHeld(scope.shopId);
  await enqueueAll(
    "privacy.carry-out",
    requestIds.map((requestId) => ({ requestId })),
  );
  await publish(scope, [{ kind: "privacy" }]);
}
