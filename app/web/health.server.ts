import type { IncomingMessage, ServerResponse } from "node:http";
import { queueNamed } from "#app/jobs/enqueue.server.ts";
import { checkRingKeys } from "#app/modules/privacy/privacy.server.ts";
import { pool } from "#app/platform/db/pools.server.ts";
import { env } from "#app/platform/env.server.ts";
import { bears } from "#app/platform/http/bearer.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";

const checkTimeoutMs = 2_000;

/**
 * Serves what operators ask: /healthz (alive), /readyz (can serve: database and queue), /metrics.
 * @returns false when the address is another's
 */
export function serveHealth(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "/").split("?", 1)[0];
  if (path === "/healthz") send(response, 200, "text/plain", "alive");
  else if (path === "/readyz") void ready(response);
  else if (path === "/metrics") void sendMetrics(request, response);
  else return false;
  return true;
}

async function ready(response: ServerResponse): Promise<void> {
  const [database, keys, queue] = await Promise.all([
    check(() => pool("couplet_app").query("SELECT 1")),
    check(checkRingKeys),
    check(() => queueNamed("inbound").getJobCounts("waiting")),
  ]);
  const parts = { database, keys, queue };
  const ok = Object.values(parts).every((part) => part === "ok");
  send(response, ok ? 200 : 503, "application/json", JSON.stringify({ ready: ok, parts }));
}

async function check(work: () => Promise<unknown>): Promise<"ok" | "unreachable"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too slow")), checkTimeoutMs);
  });
  return Promise.race([work(), late])
    .then(
      () => "ok" as const,
      () => "unreachable" as const,
    )
    .finally(() => clearTimeout(timer));
}

async function sendMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!mayReadMetrics(request))
    return send(response, 403, "text/plain", "metrics are for this host or with a token");
  send(response, 200, metrics.contentType, await metrics.metrics());
}

/** A proxy on this host would make every caller look local, so a forwarded request needs the token too. */
function mayReadMetrics(request: IncomingMessage): boolean {
  const { METRICS_TOKEN } = env();
  const forwarded = request.headers["x-forwarded-for"] !== undefined;
  if (!forwarded && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "")) return true;
  return bears(request.headers.authorization, METRICS_TOKEN);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
