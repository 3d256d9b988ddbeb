import type { MayBeTold } from "#app/platform/data-limits.generated.ts";
import { env } from "#app/platform/env.server.ts";
import type { Recipient } from "#app/platform/http/outbound.server.ts";

/** Instagram's own hosts, where META_AUTH_URL does not name another (Business Login for Instagram). */
const authorizeHost = "https://www.instagram.com";
const exchangeHost = "https://api.instagram.com";

/** Where staff log in, and where the code they bring back is exchanged. */
export function loginHosts(): { authorize: string; exchange: string } {
  const { META_AUTH_URL } = env();
  return { authorize: META_AUTH_URL ?? authorizeHost, exchange: META_AUTH_URL ?? exchangeHost };
}

/** Whom the account speaks to and what it says: the rest is the login's, the tokens' and the subscription's. */
const told = {
  "recipient.id": "profile",
  "message.text": "content",
  "message.quick_replies.content_type": "protocol",
  "message.quick_replies.title": "content",
  "message.quick_replies.payload": "content",
  "message.attachment.type": "protocol",
  "message.attachment.payload.url": "file",
  "message.attachment.payload.template_type": "protocol",
  "message.attachment.payload.elements.title": "content",
  "message.attachment.payload.elements.subtitle": "content",
  "message.attachment.payload.elements.image_url": "content",
  "message.attachment.payload.elements.buttons.type": "protocol",
  "message.attachment.payload.elements.buttons.title": "content",
  "message.attachment.payload.elements.buttons.url": "content",
  "message.attachment.payload.elements.buttons.payload": "content",
  sender_action: "protocol",
  "payload.message_id": "protocol",
  "payload.reaction": "content",
  user_id: "profile",
  messaging_type: "protocol",
  tag: "protocol",
  platform: "protocol",
  fields: "protocol",
  subscribed_fields: "protocol",
  client_id: "protocol",
  client_secret: "protocol",
  grant_type: "protocol",
  redirect_uri: "protocol",
  code: "protocol",
  access_token: "protocol",
} satisfies Record<string, MayBeTold["meta"] | "protocol">;

/**
 * Where Instagram's media are, as its webhooks and answers name them (lookaside.fbsbx.com, scontent-….cdninstagram.com,
 * video-….fbcdn.net): these domains of Meta's and whatever is below them.
 */
const mediaDomains = ["fbsbx.com", "cdninstagram.com", "fbcdn.net"];

function keepsMedia({ origin, hostname }: URL): "public" | "vouched" | null {
  if (env().META_MEDIA_ORIGINS.includes(origin)) return "vouched";
  const theirs = mediaDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  return theirs ? "public" : null;
}

/** Meta: the Graph API and the exchange of codes, at the origins that are configured. */
export const meta: Recipient = {
  name: "meta",
  isTheirs: ({ origin }) =>
    [env().META_GRAPH_URL, loginHosts().exchange].some((theirs) => new URL(theirs).origin === origin),
  told,
  keepsMedia,
};
