import type { Request } from "express";
import type { Answer } from "../http.ts";
import { graphError } from "./errors.ts";
import { requireOwn } from "./own.ts";
import type { GraphParts } from "./parts.ts";
import type { Caller } from "./tokens.ts";

const messagingFields = [
  "messages",
  "message_reactions",
  "message_edit",
  "messaging_handover",
  "messaging_optins",
  "messaging_postbacks",
  "messaging_referral",
  "messaging_seen",
  "standby",
];
const commentFields = ["comments", "live_comments", "message_echoes"];

/** `POST /{IG_ID}/subscribed_apps`; the first time, the account's people begin to write. */
export function subscribe(parts: GraphParts, caller: Caller, req: Request): Answer {
  requireOwn(caller, req);
  const { state } = parts.world;
  const { igId } = caller.account;
  const fields = askedFields(req);
  requireAllowed(caller, fields);
  state.subscriptions[igId] = [...new Set([...(state.subscriptions[igId] ?? []), ...fields])];
  parts.world.changed();
  if (!state.opened.includes(igId)) {
    state.opened.push(igId);
    parts.onFirstSubscription(caller.account);
  }
  return { status: 200, body: { success: true } };
}

/** `GET /{IG_ID}/subscribed_apps`. */
export function listSubscriptions({ ctx, world }: GraphParts, caller: Caller, req: Request): Answer {
  requireOwn(caller, req);
  const fields = world.state.subscriptions[caller.account.igId] ?? [];
  const app = { id: ctx.config.meta.appId, name: "Couplet", subscribed_fields: fields };
  return { status: 200, body: { data: fields.length > 0 ? [app] : [] } };
}

/** `DELETE /{IG_ID}/subscribed_apps`. */
export function unsubscribe({ world }: GraphParts, caller: Caller, req: Request): Answer {
  requireOwn(caller, req);
  delete world.state.subscriptions[caller.account.igId];
  world.changed();
  return { status: 200, body: { success: true } };
}

function askedFields(req: Request): string[] {
  const body = req.body as Record<string, unknown> | undefined;
  const given = req.query["subscribed_fields"] ?? body?.["subscribed_fields"] ?? "";
  const fields = (Array.isArray(given) ? given : String(given).split(",")).map((field) =>
    String(field).trim(),
  );
  return fields.filter(Boolean);
}

function requireAllowed({ permissions }: Caller, fields: string[]): void {
  if (fields.length === 0)
    throw graphError({ code: 100, message: "(#100) The parameter subscribed_fields is required" });
  const known = [...messagingFields, ...commentFields];
  const wrong = fields.findIndex((field) => !known.includes(field));
  if (wrong !== -1) {
    const message = `(#100) Param subscribed_fields[${wrong}] must be one of {${known.join(", ")}} - got "${fields[wrong]}".`;
    throw graphError({ code: 100, message });
  }
  const messages = permissions.includes("instagram_business_manage_messages");
  const comments = permissions.includes("instagram_business_manage_comments");
  if (!messages && fields.some((field) => messagingFields.includes(field))) throw graphError({ code: 10 });
  if (!comments && fields.some((field) => commentFields.includes(field))) throw graphError({ code: 200 });
}
