import type { MetaAccount } from "./accounts.server.ts";
import { conversationAnswer, sentAnswer } from "./answers.ts";
import { callMeta, graphUrl } from "./client.server.ts";

/**
 * Sends one message. Meta knows no idempotency key: an error that is `uncertain` leaves open whether the
 * person got it.
 * @param notAfter ms since 1970; a call whose turn comes later is not made ("held_back")
 * @returns Meta's id of the message
 * @throws ServiceError
 */
export async function postMessage(account: MetaAccount, body: unknown, notAfter: number): Promise<string> {
  const answer = await callMeta({
    method: "POST",
    url: graphUrl(`${account.externalId}/messages`),
    token: account.token,
    account: account.externalId,
    kind: "send",
    json: body,
    answer: sentAnswer,
    effect: true,
    notAfter,
  });
  return answer.message_id;
}

/** A message as a thread at Meta lists it. */
export interface ListedMessage {
  mid: string;
  /** Null when Meta does not say. */
  fromId: string | null;
  text: string | null;
  /** Pictures, sound or a file are listed with it; a template is not. */
  hasMedia: boolean;
  /** Whole seconds only. */
  createdAt: Date;
}

/** Meta tells the details of no more than the newest twenty messages (Get Conversations). */
export const listedMessages = 20;

/**
 * The newest messages of the thread with a person, newest first; null when Meta lists no such thread.
 * @throws ServiceError
 */
export async function readNewestMessages(
  account: MetaAccount,
  personId: string,
): Promise<ListedMessage[] | null> {
  const fields = `id,messages.limit(${listedMessages}){id,created_time,from,message,attachments}`;
  const { data } = await callMeta({
    method: "GET",
    url: graphUrl("me/conversations", { platform: "instagram", user_id: personId, fields }),
    token: account.token,
    account: account.externalId,
    answer: conversationAnswer,
  });
  const [thread] = data;
  if (!thread?.messages) return null;
  return thread.messages.data.map((message) => ({
    mid: message.id,
    fromId: message.from?.id ?? null,
    text: message.message ?? null,
    hasMedia: message.attachments?.data.some(isMedia) ?? false,
    createdAt: new Date(message.created_time),
  }));
}

function isMedia(attachment: Record<string, unknown>): boolean {
  return ["image_data", "video_data", "file_url"].some((kind) => attachment[kind] !== undefined);
}
