import express, { type Request, type RequestHandler, type Router } from "express";
import { pause, platformCall, type Answer } from "../http.ts";
import type { Account } from "./accounts.ts";
import { Bucket } from "./bucket.ts";
import { graphError, orderedGraphError, usageOf } from "./errors.ts";
import { tokenRouter } from "./login.ts";
import { notFound, requireOwn } from "./own.ts";
import type { GraphParts } from "./parts.ts";
import {
  accountNode,
  conversationList,
  conversationNode,
  messageList,
  messageNode,
  profileNode,
  type Asked,
} from "./reading.ts";
import { carryOut, type SendBody } from "./sending.ts";
import { listSubscriptions, subscribe, unsubscribe } from "./subscribing.ts";
import type { Caller } from "./tokens.ts";
import type { Place } from "./words.ts";

type Endpoint = (caller: Caller, req: Request) => Answer | Promise<Answer>;

/** `graph.instagram.com`, with and without the version in front. */
export function graphRouter(parts: GraphParts): Router {
  const { ctx, tokens } = parts;
  const router = express.Router();
  const buckets = { send: new Bucket(), conversations: new Bucket() };
  router.use(express.json({ limit: "1mb" }), express.urlencoded({ extended: true, limit: "1mb" }));
  router.use((req, _res, next) => {
    req.url = req.url.replace(/^\/v\d+\.\d+(?=\/)/, "");
    next();
  });
  router.use(tokenRouter(ctx, tokens));
  const on = (target: string, endpoint: Endpoint) => endpointHandler(parts, target, endpoint);
  router.get(
    "/:id/subscribed_apps",
    on("meta.subscribe", (caller, req) => listSubscriptions(parts, caller, req)),
  );
  router.post(
    "/:id/subscribed_apps",
    on("meta.subscribe", (caller, req) => subscribe(parts, caller, req)),
  );
  router.delete(
    "/:id/subscribed_apps",
    on("meta.subscribe", (caller, req) => unsubscribe(parts, caller, req)),
  );
  router.post(
    "/:id/messages",
    on("meta.send", (caller, req) => send(parts, buckets.send, caller, req)),
  );
  const reads = (endpoint: Endpoint) =>
    on("meta.conversations", (caller, req) => {
      requireMessaging(caller);
      throttle(buckets.conversations, caller, parts.world.settings.conversationsPerSecond, 80002);
      return endpoint(caller, req);
    });
  router.get(
    "/:id/conversations",
    reads((caller, req) => conversations(parts, caller, req)),
  );
  router.get(
    "/:id/messages",
    reads((caller, req) => ok(messageList(parts.world, conversation(parts, caller, req), askedOf(req)))),
  );
  router.get("/:id", nodeHandler(parts, reads, on));
  router.use(on("meta.unknown", unsupported));
  return router;
}

/** `/{id}` is an account, a conversation, a message or a person; each is its own kind of call. */
function nodeHandler(
  parts: GraphParts,
  reads: (endpoint: Endpoint) => RequestHandler,
  on: (target: string, endpoint: Endpoint) => RequestHandler,
): RequestHandler {
  const { world, media } = parts;
  const me = on("meta.me", ({ account }, req) => ok(accountNode(account, media, fieldsOf(req))));
  const profile = on("meta.profile", (caller, req) => profileAnswer(parts, caller, req));
  const thread = reads((caller, req) =>
    ok(conversationNode(world, conversation(parts, caller, req), askedOf(req))),
  );
  const message = reads((caller, req) => {
    const found = world.findMessage(idOf(req));
    if (found?.place.account.igId !== caller.account.igId) throw notFound();
    return ok(messageNode(world, found.place, found.message, fieldsOf(req)));
  });
  return (req, res, next) => {
    const id = idOf(req);
    const own = id === "me" || ownerOf(parts, req)?.igId === id;
    const handler = own ? me : world.state.threads[id] ? thread : world.findMessage(id) ? message : profile;
    handler(req, res, next);
  };
}

function endpointHandler({ ctx, tokens }: GraphParts, target: string, endpoint: Endpoint): RequestHandler {
  return platformCall(ctx, { target, refuse: orderedGraphError }, async (req) => {
    const caller = tokens.caller(tokenOf(req));
    const answer = await endpoint(caller, req);
    const usage = { "X-App-Usage": JSON.stringify({ call_count: 1, total_cputime: 1, total_time: 1 }) };
    const business = { "X-Business-Use-Case-Usage": usageOf(caller.account.igId, 1) };
    return { ...answer, headers: { ...usage, ...business, ...answer.headers } };
  });
}

function tokenOf(req: Request): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(req.get("authorization") ?? "")?.[1];
  const body = (req.body as Record<string, string> | undefined)?.["access_token"];
  return bearer ?? (req.query["access_token"] as string | undefined) ?? body;
}

function ownerOf({ tokens }: GraphParts, req: Request): Account | undefined {
  try {
    return tokens.caller(tokenOf(req)).account;
  } catch {
    return undefined;
  }
}

async function send(parts: GraphParts, bucket: Bucket, caller: Caller, req: Request): Promise<Answer> {
  const { world, acts } = parts;
  requireMessaging(caller);
  requireOwn(caller, req);
  const percent = throttle(bucket, caller, world.settings.sendPerSecond, 613);
  const sent = await carryOut(parts, caller, bodyOf(req));
  const { echo, echoDelayMs } = world.settings;
  const { message, place } = sent;
  if (message && echo === "before") await acts.echo(place, message);
  if (message && echo === "after") void pause(echoDelayMs).then(() => acts.echo(place, message));
  const headers = { "X-Business-Use-Case-Usage": usageOf(caller.account.igId, percent) };
  return { status: 200, body: sent.body, headers };
}

/** Forms carry their objects as JSON text. */
function bodyOf(req: Request): SendBody {
  const given = { ...req.query, ...(req.body as Record<string, unknown>) };
  const parsed = Object.entries(given).map(([name, value]) => {
    const isObject = typeof value === "string" && value.startsWith("{");
    return [name, isObject ? (JSON.parse(value) as unknown) : value];
  });
  return Object.fromEntries(parsed) as SendBody;
}

function conversations({ world }: GraphParts, caller: Caller, req: Request): Answer {
  requireOwn(caller, req);
  const { platform, user_id } = req.query as Record<string, string | undefined>;
  if (platform !== undefined && platform !== "instagram") {
    throw graphError({ code: 100, message: "(#100) Param platform must be one of {INSTAGRAM}" });
  }
  return ok(conversationList(world, caller.account, user_id, askedOf(req)));
}

function conversation({ world }: GraphParts, { account }: Caller, req: Request): Place {
  const thread = world.state.threads[idOf(req)];
  if (thread?.igId !== account.igId) throw notFound();
  return { account, thread };
}

function profileAnswer({ world, media }: GraphParts, caller: Caller, req: Request): Answer {
  const id = idOf(req);
  const person = world.findPerson(id);
  if (!person || world.igsid(person, caller.account) !== id) throw notFound();
  requireMessaging(caller);
  return ok(profileNode(world, media, world.place(caller.account, person), person, fieldsOf(req)));
}

function throttle(bucket: Bucket, { account }: Caller, perSecond: number, code: number): number {
  const percent = bucket.take(account.igId, perSecond);
  if (percent > 100) throw graphError({ code });
  return percent;
}

function requireMessaging({ permissions }: Caller): void {
  if (!permissions.includes("instagram_business_manage_messages")) throw graphError({ code: 10 });
}

function unsupported(_caller: Caller, req: Request): Answer {
  const message = `Unsupported request - method type: ${req.method.toLowerCase()}`;
  throw graphError({ code: 100, message, type: "IGApiException" });
}

function idOf(req: Request): string {
  return req.params["id"] ?? "";
}

function fieldsOf(req: Request): string | undefined {
  return req.query["fields"] as string | undefined;
}

function askedOf(req: Request): Asked {
  const { fields, limit, after } = req.query as Record<string, string | undefined>;
  const next = (cursor: string) => {
    const url = new URL(req.originalUrl, `http://${req.get("host") ?? "localhost"}`);
    url.searchParams.set("after", cursor);
    return url.toString();
  };
  return { fields, limit: Math.min(Number(limit ?? 25) || 25, 100), after, next };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}
