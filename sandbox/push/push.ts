import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Application, Request, RequestHandler } from "express";
import type { SandboxContext } from "../context.ts";
import { controlCall, platformCall, type Answer } from "../http.ts";
import { decrypted, type BrowserKeys } from "./decrypt.ts";
import { whyRefused } from "./vapid.ts";

/** A message that reached a browser. */
interface Arrived {
  id: string;
  topic: string | null;
  urgency: string | null;
  ttl: number;
  /** As the browser reads it. */
  text: string;
}

/**
 * The push service of a browser (RFC 8030) and the browsers behind it: whoever subscribes here gets what a browser's
 * `PushSubscription` says, and what is sent there is decrypted as the browser would. What is logged of a call is what the
 * service sees: never the text.
 */
export function mountPush(app: Application, ctx: SandboxContext): void {
  const browsers = new Map<string, BrowserKeys>();
  const arrived: Arrived[] = [];
  ctx.resets.push(() => {
    browsers.clear();
    arrived.length = 0;
  });
  app.post(
    "/push/send/:id",
    readBytes,
    platformCall(ctx, { target: "push.send", refuse: ({ status = 500 }) => answer(status) }, (req) =>
      take(req, browsers, arrived),
    ),
  );
  app.post(
    "/control/push/subscriptions",
    controlCall((req) => subscribe(browsers, originOf(req))),
  );
  app.delete(
    "/control/push/subscriptions",
    controlCall(() => browsers.clear()),
  );
  app.get(
    "/control/push/arrived",
    controlCall(() => arrived),
  );
}

/** The body as it is: Express would undo its encoding, and knows no such one. */
const readBytes: RequestHandler = (req, _res, next) => {
  void buffer(req).then((bytes) => {
    req.body = bytes;
    next();
  }, next);
};

/** What `PushManager.subscribe` gives a page, as JSON. */
function subscribe(browsers: Map<string, BrowserKeys>, origin: string) {
  const ecdh = createECDH("prime256v1");
  ecdh.generateKeys();
  const [id, auth] = [randomUUID(), randomBytes(16)];
  browsers.set(id, { ecdh, auth });
  return {
    endpoint: `${origin}/push/send/${id}`,
    keys: { p256dh: ecdh.getPublicKey().toString("base64url"), auth: auth.toString("base64url") },
  };
}

function take(req: Request, browsers: Map<string, BrowserKeys>, arrived: Arrived[]): Answer {
  const body = req.body as Buffer;
  // The log keeps what was asked: of bytes only how many.
  req.body = { bytes: body.length };
  const id = String(req.params["id"]);
  const keys = browsers.get(id);
  if (!keys) return answer(410);
  if (whyRefused(req.get("authorization"), originOf(req)) !== null) return answer(403);
  const ttl = Number(req.get("ttl") ?? Number.NaN);
  const topic = req.get("topic") ?? null;
  const isSound = Number.isInteger(ttl) && (topic === null || /^[\w-]{1,32}$/.test(topic));
  if (!isSound || req.get("content-encoding") !== "aes128gcm") return answer(400);
  arrived.push({ id, topic, urgency: req.get("urgency") ?? null, ttl, text: decrypted(body, keys) });
  return answer(201);
}

const originOf = (req: Request) => `${req.protocol}://${req.get("host")}`;

const answer = (status: number): Answer => ({ status, body: {} });
