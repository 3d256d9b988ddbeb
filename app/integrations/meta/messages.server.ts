import type { MetaAccount } from "./accounts.server.ts";
import { actedAnswer, conversationAnswer, sentAnswer } from "./answers.ts";
import { callMeta, graphUrl } from "./client.server.ts";

/**
 * Sends one message. Meta knows no idempotency key: an error that is `uncertain` leaves open whether the
 * person got it.
 * @param notAfter ms since 1970; a call whose turn comes later is not made ("held_back")
 * @param timeoutMs longer than usual where Meta fetches something before it answers
 * @returns Meta's id of the message
 * @throws ServiceError
 */
export async function postMessage(
  account: MetaAccount,
  body: unknown,
  notAfter: number,
  timeoutMs?: number,
): Promise<string> {
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
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  return answer.message_id;
}

/**
 * Does a sender action, such as a reaction. Doing one twice is doing it once.
 * @throws ServiceError
 */
export async function postSenderAction(account: MetaAccount, body: unknown): Promise<void> {
  await callMeta({
    method: "POST",
    url: graphUrl(`${account.externalId}/messages`),
    token: account.token,
    account: account.externalId,
    kind: "send",
    json: body,
    answer: actedAnswer,
    effect: true,
  });
}

/** What a thread tells of a file: sound and documents are one to it. */
type ListedMedia = "image" | "video" | "other";

/** A message as a thread at Meta lists it. */
export interface ListedMessage {
  mid: string;
  /** Null when Meta does not say. */
  fromId: string | null;
  text: string | null;
  /** A picture, a video, or another file that is listed with it; null for none. A template is not listed. */
  media: ListedMedia | null;
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
    media: message.attachments?.data.map(mediaOf).find((media) => media !== null) ?? null,
    createdAt: new Date(message.created_time),
  }));
}

function mediaOf(attachment: Record<string, unknown>): ListedMedia | null {
  if (attachment["image_data"] !== undefined) return "image";
  if (attachment["video_data"] !== undefined) return "video";
  return attachment["file_url"] === undefined ? null : "other";
}
