import { listedMessages, readNewestMessages } from "#app/integrations/meta/messages.server.ts";
import type { ListedMedia } from "./channels.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { liveAccount, noteRefusal } from "./live-account.server.ts";

/** A message of ours as the channel's own record of a thread shows it. */
export interface OwnMessage {
  mid: string;
  text: string | null;
  /** The file that is listed with it. */
  media: ListedMedia | null;
  /** Whole seconds only. */
  createdAt: Date;
}

export type ReadThread =
  | {
      outcome: "read";
      /** All that is listed, of either side, newest first. */
      listed: { mid: string; createdAt: Date }[];
      /** What the account itself sent, newest first. */
      own: OwnMessage[];
      /** Everything sent since then is in the list; null when that is the whole thread. */
      completeSince: Date | null;
    }
  /** The channel did not tell, or not enough to conclude anything. */
  | { outcome: "unavailable"; errorCode: string; afterMs: number | null };

/** Asks the channel what really stands in the thread with a person. Never throws for what Meta does. */
export async function readThread(scope: ShopScope, accountId: string, personId: string): Promise<ReadThread> {
  const account = await liveAccount(scope, accountId);
  if (!account) return unavailable("no_token");
  try {
    const messages = await readNewestMessages(account, personId);
    // Meta leaves out threads in the requests folder and details of senders: no proof of anything.
    if (!messages) return unavailable("thread_not_listed");
    if (messages.some((message) => message.fromId === null)) return unavailable("senders_not_told");
    const times = messages.map((message) => message.createdAt.getTime());
    return {
      outcome: "read",
      listed: messages.map(({ mid, createdAt }) => ({ mid, createdAt })),
      own: messages.filter((message) => message.fromId === account.externalId),
      completeSince: messages.length < listedMessages ? null : new Date(Math.min(...times)),
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    await noteRefusal(scope, account, error);
    return unavailable(error.code, error.retryAfterMs);
  }
}

function unavailable(errorCode: string, afterMs?: number): ReadThread {
  return { outcome: "unavailable", errorCode, afterMs: afterMs ?? null };
}
