import { randomUUID } from "node:crypto";
import type { ChannelEvent } from "#app/modules/channels/events.ts";
import { readMessage } from "#app/modules/channels/instagram/message-content.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { FakeMessage, FakeMeta } from "./fake-meta.ts";
import { loginTools } from "./login.ts";

/** A connected account with one thread, as a login and a first message leave them. */
export interface TestConversation {
  scope: ShopScope;
  accountId: string;
  accountExternalId: string;
  personId: string;
  conversationId: string;
  contactId: string;
  /** Things happen on the account. */
  receive(events: ChannelEvent[]): Promise<void>;
  /** The echo of a message that was delivered. */
  echo(message: FakeMessage): Promise<void>;
}

let made = 0;

/**
 * @param wroteAgo how long ago the customer wrote, in ms
 * @param humanAgent whether Meta approved the Human Agent feature for the account
 */
export async function makeConversation(
  meta: FakeMeta,
  scope: ShopScope,
  { wroteAgo = 0, humanAgent = true }: { wroteAgo?: number; humanAgent?: boolean } = {},
): Promise<TestConversation> {
  made += 1;
  const messages = ["instagram_business_basic", "instagram_business_manage_messages"];
  const permissions = humanAgent ? [...messages, "human_agent"] : messages;
  const number = String(made).padStart(4, "0");
  const ids = { userId: `1784140000002${number}`, id: `2897867183842${number}` };
  const { accountId, accountExternalId } = await loginTools(meta).connected(scope, { ...ids, permissions });
  const personId = `90000000000${String(made).padStart(5, "0")}`;
  const account = { id: accountId, externalId: accountExternalId };
  const first: ChannelEvent = {
    kind: "message",
    mid: `mid.first.${randomUUID()}`,
    personId,
    at: Date.now() - wroteAgo,
    standby: false,
    direction: "in",
    messageKind: "text",
    content: { text: "Is the lamp back?" },
  };
  const folded = await receiveEvents(scope, account, [first]);
  const receive = async (events: ChannelEvent[]) => void (await receiveEvents(scope, account, events));
  return {
    scope,
    accountId,
    accountExternalId,
    personId,
    conversationId: folded.conversationIds[0] ?? "",
    contactId: folded.newContactIds[0] ?? "",
    receive,
    echo: (message) => receive([echoOf(message)]),
  };
}

/** What Meta tells about a message that went out. */
export function echoOf({ mid, to, text, sent, at }: FakeMessage): ChannelEvent {
  const said = sent.attachment ? { attachments: [sent.attachment] } : { text };
  const { kind, content } = readMessage(mid, said);
  return {
    kind: "message",
    mid,
    personId: to,
    at,
    standby: false,
    direction: "out",
    messageKind: kind,
    content,
  };
}
