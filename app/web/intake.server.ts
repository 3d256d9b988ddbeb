import type { IncomingMessage, ServerResponse } from "node:http";
import { timingSafeEqual } from "node:crypto";
import { nudge } from "#app/jobs/nudge.server.ts";
import { accept, type AcceptOutcome } from "#app/modules/webhooks/webhooks.server.ts";
import type { DeliverySource } from "#app/modules/webhooks/webhooks.ts";
import { env } from "#app/platform/env.server.ts";
import { readRawBody } from "#app/platform/http/raw-body.server.ts";
import { webhookSeconds, webhooksReceived } from "#app/platform/metrics.server.ts";

/** Meta sends up to 1,000 updates in one webhook; none that we have seen comes near this. */
const maxBytes = 1024 * 1024;

const sources: Record<string, DeliverySource> = {
  "/webhooks/instagram": "instagram",
  "/webhooks/shopify": "shopify",
};

const statusOf: Record<AcceptOutcome | "too_large", [status: number, body: string]> = {
  stored: [200, "stored"],
  duplicate: [200, "duplicate"],
  unsigned: [401, "the signature is missing or does not match the body"],
  too_large: [413, "the body is larger than 1 MB"],
  unavailable: [503, "it could not be stored just now; please send it again"],
};

/**
 * Serves /webhooks/* on the bare HTTP server: intake needs nothing of Remix, and Remix would take two
 * thirds of its speed (docs/decisions/0003-intake-beside-remix.md).
 * @returns false when the address is not an intake's
 */
export function serveIntake(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? "/";
  if (!url.startsWith("/webhooks/")) return false;
  const path = url.split("?", 1)[0] ?? "";
  const source = sources[path];
  if (!source) answer(request, response, 404, "no webhook is received here");
  else if (request.method === "POST") void receive(source, request, response);
  else if (request.method === "GET" && source === "instagram") handshake(url, request, response);
  else refuseMethod(source, request, response);
  return true;
}

async function receive(
  source: DeliverySource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const body = await readRawBody(request, maxBytes);
  // Nobody is left to answer, and half a body proves nothing.
  if (body === "truncated") return void response.destroy();
  const outcome = body === "too_large" ? body : await accept(source, request.headers, body);
  answer(request, response, ...statusOf[outcome]);
  if (outcome === "stored") nudge(source);
  webhooksReceived.inc({ source, outcome });
  webhookSeconds.observe({ source }, (performance.now() - startedAt) / 1_000);
}

/** Meta's subscription check: echoes the challenge, but only for our token and only if it is harmless text. */
function handshake(url: string, request: IncomingMessage, response: ServerResponse): void {
  const query = new URL(url, "http://localhost").searchParams;
  const challenge = query.get("hub.challenge") ?? "";
  const allowed = query.get("hub.mode") === "subscribe" && isOurToken(query.get("hub.verify_token") ?? "");
  if (allowed && /^[A-Za-z0-9]{1,200}$/.test(challenge)) answer(request, response, 200, challenge);
  else answer(request, response, 403, "the verify token does not match");
}

function isOurToken(given: string): boolean {
  const expected = Buffer.from(env().META_WEBHOOK_VERIFY_TOKEN);
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function refuseMethod(source: DeliverySource, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("allow", source === "instagram" ? "GET, POST" : "POST");
  answer(request, response, 405, "webhooks are sent with POST");
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  // What was not read would be taken for the next request on this connection.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
