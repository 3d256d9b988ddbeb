import {
  accountsByExternalId,
  noteEvents,
  parseInstagramWebhook,
} from "#app/modules/channels/channels.server.ts";
import type { AccountEvents } from "#app/modules/channels/events.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import type { OpenDelivery } from "#app/modules/webhooks/webhooks.server.ts";
import type { DeliveryOutcome } from "#app/modules/webhooks/webhooks.ts";
import { reactToFold } from "../reactions/messages.server.ts";

interface Parsed {
  outcome: DeliveryOutcome;
  accounts: AccountEvents[];
}

/**
 * Folds a batch of Instagram deliveries: the events of one account go into its threads together, in one
 * transaction, whatever deliveries they came in. An account nobody connected leaves its delivery unclaimed.
 */
export async function receiveInstagram(batch: OpenDelivery[]): Promise<DeliveryOutcome[]> {
  const parsed = batch.map(parse);
  const byAccount = groupByAccount(parsed);
  const known = await accountsByExternalId([...byAccount.keys()]);
  for (const [externalId, events] of byAccount) {
    const found = known.get(externalId);
    if (!found) continue;
    const folded = await receiveEvents(found.scope, { id: found.account.id, externalId }, events);
    await noteEvents(found.scope, found.account.id, new Date());
    await reactToFold(found.scope, folded);
  }
  return parsed.map((one) => outcomeOf(one, known));
}

function parse(delivery: OpenDelivery): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(delivery.body.toString("utf8"));
  } catch {
    return { outcome: { outcome: "dead", cause: "not_json" }, accounts: [] };
  }
  return { outcome: { outcome: "done" }, accounts: parseInstagramWebhook(json).accounts };
}

function groupByAccount(parsed: Parsed[]): Map<string, AccountEvents["events"]> {
  const byAccount = new Map<string, AccountEvents["events"]>();
  for (const { accountExternalId, events } of parsed.flatMap((one) => one.accounts)) {
    byAccount.set(accountExternalId, [...(byAccount.get(accountExternalId) ?? []), ...events]);
  }
  return byAccount;
}

type Known = Awaited<ReturnType<typeof accountsByExternalId>>;

/** What was folded for a known account is folded; folding it again with the rest later changes nothing. */
function outcomeOf({ outcome, accounts }: Parsed, known: Known): DeliveryOutcome {
  if (outcome.outcome !== "done") return outcome;
  if (accounts.some((account) => !known.has(account.accountExternalId))) return { outcome: "unclaimed" };
  const first = accounts[0] && known.get(accounts[0].accountExternalId);
  return first ? { outcome: "done", shopId: first.scope.shopId } : outcome;
}
