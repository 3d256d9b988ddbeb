import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#app/platform/env.server.ts";

/** A year, in seconds. Subdomains are the operator's own business. */
const strictTransport = "max-age=31536000";

/** What machines call: a redirect would hide from their owners that they send what is private in clear. */
const calledByMachines = /^\/(webhooks|meta|privacy\/mail)(\/|\?|$)/;

/** Asked on the inside, by what keeps the process alive; nothing private is in the answer. */
const askedInside = /^\/(healthz|readyz|metrics)(\?|$)/;

/**
 * Refuses plain HTTP where the product is public: in production, at an https address. TLS ends at the proxy in front,
 * which says in X-Forwarded-Proto how it was asked; as in Express's own rule ("Express behind proxies") the first
 * value counts. Whoever forges it over plain HTTP fools nobody but themselves.
 * @returns true when the request is answered: refused, or a page sent to its https address
 */
export function serveHttpsOnly(request: IncomingMessage, response: ServerResponse): boolean {
  const { NODE_ENV, SHOPIFY_APP_URL } = env();
  if (NODE_ENV !== "production" || !SHOPIFY_APP_URL.startsWith("https:")) return false;
  const path = request.url ?? "/";
  if (askedInside.test(path)) return false;
  const asked = protocolOf(request);
  if (asked === "https") {
    response.setHeader("strict-transport-security", strictTransport);
    return false;
  }
  if (asked === null)
    refuse(response, "the proxy in front does not say in X-Forwarded-Proto how it was asked");
  else if (calledByMachines.test(path) || !["GET", "HEAD"].includes(request.method ?? ""))
    refuse(response, "this is answered over https only");
  else redirect(response, path, SHOPIFY_APP_URL);
  return true;
}

function protocolOf(request: IncomingMessage): string | null {
  const [given] = [request.headers["x-forwarded-proto"]].flat();
  return given?.split(",", 1)[0]?.trim().toLowerCase() ?? null;
}

/** To our own address, whatever host was asked for. What was asked is not read: it need not be an address at all. */
function redirect(response: ServerResponse, asked: string, base: string): void {
  const path = asked.startsWith("/") ? asked : "/";
  response.writeHead(308, { location: `${new URL(base).origin}${path}`, "content-length": 0 });
  response.end();
}

/** Nothing of the body is read: what came in clear is not used. */
function refuse(response: ServerResponse, text: string): void {
  response.writeHead(403, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    connection: "close",
  });
  response.end(text);
}
