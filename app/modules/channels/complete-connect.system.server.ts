import { staffMay } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { exchangeCode, exchangeForLongToken, type LongToken } from "#app/integrations/meta/login.server.ts";
import { readMe, type Me } from "#app/integrations/meta/accounts.server.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { redirectUri } from "./begin-connect.server.ts";
import { readState, type ConnectState } from "./connect-state.server.ts";
import { permissionsFor } from "./instagram/features.ts";
import { professionalAccountTypes } from "./instagram/rules.ts";
import { storeAccount } from "./store-account.server.ts";
import { subscribeAccount } from "./subscribe-account.server.ts";

const log = logger("channels");

/** What Meta's redirect carries: a code, or an error when staff cancelled. */
export type ConnectAnswer = { state: string; code: string } | { state: string; error: string };

/** How the login ended. `returnTo` and `shopDomain` are known whenever the state was ours. */
export type ConnectOutcome = { shopDomain?: string; returnTo?: string } & (
  | {
      outcome: "connected";
      accountId: string;
      /** Webhooks that came before are waiting under it. */
      accountExternalId: string;
      /** Meta did not take our subscription yet: nothing arrives until a check succeeds. */
      subscribed: boolean;
    }
  | { outcome: "missing_permissions"; missing: string[] }
  /** `state_invalid`: forged, expired, or its code was not accepted; `state_used`: it came a second time. */
  | { outcome: ConnectFailure }
);

type ConnectFailure =
  | "cancelled"
  /** Whoever began may no longer connect accounts. */
  | "not_permitted"
  | "state_invalid"
  | "state_used"
  | "not_professional"
  | "connected_elsewhere"
  | "meta_unavailable";

type Finished =
  Extract<ConnectOutcome, { outcome: "connected" | "missing_permissions" }> | { outcome: ConnectFailure };

/**
 * Ends an official login. Runs in a top-level window without a session: the signed, single-use state is the
 * proof of which shop it belongs to, and the scope is made of it here. What the one who began may do is read
 * now: they may have lost it while they were at Instagram.
 */
export async function completeConnect(answer: ConnectAnswer): Promise<ConnectOutcome> {
  const state = readState(answer.state);
  if (!state) return { outcome: "state_invalid" };
  const scope = shopScope({ id: state.shopId, domain: state.domain });
  const attempt = await useAttempt(scope, state);
  if (!attempt) return { outcome: "state_invalid", shopDomain: state.domain };
  const place = { shopDomain: state.domain, returnTo: attempt.returnTo };
  if (attempt.late) return { outcome: attempt.late, ...place };
  const finished = await finish(scope, attempt.staffId, answer);
  await noteOutcome(scope, state.attemptId, finished.outcome);
  return { ...finished, ...place };
}

interface UsedAttempt {
  staffId: string;
  returnTo: string;
  late: "state_used" | "state_invalid" | null;
}

/** Takes the attempt once: of two answers with the same state only the first goes on. */
async function useAttempt(scope: ShopScope, state: ConnectState): Promise<UsedAttempt | null> {
  const usedAt = now();
  return inShop(scope, async (tx) => {
    const key = { shopId: scope.shopId, id: state.attemptId };
    const { count } = await tx.connectAttempt.updateMany({
      where: { ...key, usedAt: null, expiresAt: { gt: usedAt } },
      data: { usedAt },
    });
    const attempt = await tx.connectAttempt.findUnique({ where: { shopId_id: key } });
    if (!attempt) return null;
    const late = count > 0 ? null : attempt.usedAt ? ("state_used" as const) : ("state_invalid" as const);
    return { staffId: attempt.staffId, returnTo: attempt.returnTo, late };
  });
}

async function noteOutcome(scope: ShopScope, attemptId: string, outcome: string): Promise<void> {
  await inShop(scope, (tx) =>
    tx.connectAttempt.update({
      where: { shopId_id: { shopId: scope.shopId, id: attemptId } },
      data: { outcome },
    }),
  );
  log.info({ shopId: scope.shopId, attemptId, outcome }, "a login at Instagram ended");
}

async function finish(scope: ShopScope, staffId: string, answer: ConnectAnswer): Promise<Finished> {
  if (!("code" in answer)) return { outcome: "cancelled" };
  if (!(await staffMay(scope, staffId, "manage_connections"))) return { outcome: "not_permitted" };
  try {
    return await connect(scope, staffId, answer.code);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    log.warn({ err: error, shopId: scope.shopId, code: error.code }, "Meta did not complete a login");
    return { outcome: error.retryable || error.uncertain ? "meta_unavailable" : "state_invalid" };
  }
}

async function connect(scope: ShopScope, staffId: string, code: string): Promise<Finished> {
  const short = await exchangeCode(code, redirectUri());
  const missing = permissionsFor().filter((permission) => !short.permissions.includes(permission));
  if (missing.length > 0) return { outcome: "missing_permissions", missing };
  const long = await exchangeForLongToken(short.token);
  const me = await readMe(long.token);
  if (!isProfessional(me)) return { outcome: "not_professional" };
  return keep(scope, { staffId, me, long, exchangeUserId: short.userId, permissions: short.permissions });
}

/** An answer without the type is taken: only professional accounts get this far in Meta's own login. */
function isProfessional({ accountType }: Me): boolean {
  return accountType === null || professionalAccountTypes.includes(accountType.toLowerCase());
}

interface Login {
  staffId: string;
  me: Me;
  long: LongToken;
  exchangeUserId: string;
  permissions: string[];
}

/** Stored first, subscribed second: the first webhook finds its account. */
async function keep(scope: ShopScope, login: Login): Promise<Finished> {
  const stored = await storeAccount(scope, login);
  if (stored.outcome === "connected_elsewhere") return stored;
  const { accountId } = stored;
  await recordAudit(scope, {
    actor: { staffId: login.staffId },
    action: "account.connected",
    subject: { kind: "account", id: accountId },
  });
  const { subscribed } = await subscribeAccount(scope, accountId);
  await publish(scope, [{ kind: "connections" }]);
  return { outcome: "connected", accountId, accountExternalId: login.me.userId, subscribed };
}
