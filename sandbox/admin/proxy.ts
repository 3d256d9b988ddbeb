import { readFileSync } from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { SandboxContext } from "../context.ts";
import { productPicture } from "./pictures.ts";
import { ReplaceStream } from "./replace-stream.ts";

const appBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const scriptParts = ["app-bridge.js", "app-bridge-elements.js"].map((name) =>
  fileURLToPath(new URL(`./public/${name}`, import.meta.url)),
);

/**
 * Starts the app's public address. The product's own headers and pages stay those of production: only here
 * is Shopify's script replaced by the stand-in, and the sandbox's admin allowed to frame the app.
 */
export async function startProxy(ctx: SandboxContext): Promise<http.Server> {
  const server = http.createServer((req, res) => {
    if (req.url?.startsWith("/__sandbox/")) serveOwn(req.url, res);
    else forward(ctx, req, res);
  });
  server.on("upgrade", (req, socket, head) => forwardUpgrade(ctx, req, socket as Socket, head as Buffer));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(ctx.config.proxyPort, "127.0.0.1", resolve);
  });
  if (ctx.config.proxyPort === 0) {
    ctx.config.proxyPort = (server.address() as AddressInfo).port;
    ctx.config.publicAppUrl = `http://127.0.0.1:${ctx.config.proxyPort}`;
  }
  return server;
}

/** What the stand-ins need on the app's own origin: the App Bridge script and the products' pictures. */
function serveOwn(url: string, res: ServerResponse): void {
  const picture = /^\/__sandbox\/products\/(\d+)\.svg/.exec(url);
  if (url.startsWith("/__sandbox/app-bridge.js")) {
    res.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
    // One function around both parts: they share their names and leave none behind.
    res.end(`(() => {\n${scriptParts.map((file) => readFileSync(file, "utf8")).join("\n")}\n})();`);
  } else if (picture) {
    res.writeHead(200, {
      "content-type": "image/svg+xml",
      "cache-control": "max-age=3600",
      "access-control-allow-origin": "*",
    });
    res.end(productPicture(Number(picture[1])));
  } else res.writeHead(404).end();
}

function forward(ctx: SandboxContext, req: IncomingMessage, res: ServerResponse): void {
  const asking = http.request(ctx.config.appUrl + (req.url ?? "/"), {
    method: req.method ?? "GET",
    headers: forwardedHeaders(req),
  });
  asking.on("response", (answer) => passBack(ctx, answer, res));
  asking.on("error", () => notRunning(res));
  res.on("close", () => asking.destroy());
  req.pipe(asking);
}

function forwardedHeaders(req: IncomingMessage): http.OutgoingHttpHeaders {
  return {
    ...req.headers,
    // Pages must arrive readable, since their script tag is replaced.
    "accept-encoding": "identity",
    "x-forwarded-proto": "http",
    "x-forwarded-host": req.headers.host,
    "x-forwarded-for": req.socket.remoteAddress,
  };
}

function passBack(ctx: SandboxContext, answer: IncomingMessage, res: ServerResponse): void {
  const isPage = String(answer.headers["content-type"] ?? "").startsWith("text/html");
  res.writeHead(answer.statusCode ?? 502, rewriteHeaders(ctx, answer.headers, isPage));
  // Event streams say nothing for a while: the caller must see the headers before the first event.
  res.flushHeaders();
  const body = isPage ? answer.pipe(new ReplaceStream(appBridge, standIn(ctx))) : answer;
  answer.on("error", () => res.destroy());
  body.pipe(res);
}

/** The stand-in's address; it is told where the sandbox's admin is. */
function standIn(ctx: SandboxContext): string {
  return `${ctx.config.publicAppUrl}/__sandbox/app-bridge.js?admin=${encodeURIComponent(adminOrigins(ctx)[0]!)}`;
}

function adminOrigins({ config }: SandboxContext): string[] {
  return [`http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`];
}

function rewriteHeaders(
  ctx: SandboxContext,
  given: http.IncomingHttpHeaders,
  isPage: boolean,
): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = { ...given };
  const policy = given["content-security-policy"];
  if (policy) headers["content-security-policy"] = rewritePolicy(ctx, String(policy));
  if (given["link"]) headers["link"] = String(given["link"]).replaceAll(appBridge, standIn(ctx));
  if (given.location) headers.location = toSandboxAdmin(ctx, given.location);
  if (isPage) delete headers["content-length"];
  return headers;
}

/** Lets the sandbox's admin frame what Shopify's may frame, and the stand-in script run where Shopify's may. */
function rewritePolicy(ctx: SandboxContext, policy: string): string {
  return policy
    .replace(/(frame-ancestors[^;]*https:\/\/admin\.shopify\.com)/, `$1 ${adminOrigins(ctx).join(" ")}`)
    .replaceAll("https://cdn.shopify.com", `https://cdn.shopify.com ${ctx.config.publicAppUrl}`);
}

/** A page of Shopify's admin, as the sandbox's admin has it. */
function toSandboxAdmin(ctx: SandboxContext, location: string): string {
  return location.replace(/^https:\/\/admin\.shopify\.com\/store\//, `${adminOrigins(ctx)[0]}/admin/`);
}

function notRunning(res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(502, { "content-type": "text/html; charset=utf-8", refresh: "2" });
  res.end(
    `<!doctype html><title>Not running</title><body style="font:14px system-ui;padding:2rem;color:#303030">` +
      `<p>The app is not answering yet. This page tries again every two seconds.</p>`,
  );
}

/** Hot reload of the development server speaks through a socket. */
function forwardUpgrade(ctx: SandboxContext, req: IncomingMessage, socket: Socket, head: Buffer): void {
  const asking = http.request(ctx.config.appUrl + (req.url ?? "/"), { headers: req.headers });
  asking.on("upgrade", (answer, upstream, rest) => {
    const lines = answer.rawHeaders.reduce((text, part, at) => text + part + (at % 2 ? "\r\n" : ": "), "");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines}\r\n`);
    socket.write(rest);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
    upstream.on("error", () => socket.destroy());
  });
  asking.on("response", () => socket.destroy());
  asking.on("error", () => socket.destroy());
  socket.on("error", () => asking.destroy());
  asking.end();
}
