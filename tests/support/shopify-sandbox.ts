import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { startProxy } from "#sandbox/admin/proxy.ts";
import { CallLog, FaultBox, type SandboxContext } from "#sandbox/context.ts";
import { mountShopify } from "#sandbox/shopify/mount.ts";

export const demo = "couplet-demo.myshopify.com";
export const other = "couplet-other.myshopify.com";
export const secret = "shop-secret";

/** What a store may allow besides, to let staff sell in a conversation. */
export const sellingScopes = ["write_discounts", "write_draft_orders"];

export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const grants = { client_id: "api-key", client_secret: secret };
const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";

/** The Shopify half of the sandbox alone, with an app that only listens. */
export class ShopifySandbox {
  ctx!: SandboxContext;
  base!: string;
  /** Webhooks as the app heard them, and what it answers to the next ones. */
  heard: { headers: http.IncomingHttpHeaders; body: string }[] = [];
  answers: number[] = [];
  #servers: http.Server[] = [];

  async start(): Promise<void> {
    const appUrl = await this.#listen((req, res) => this.#answerAsApp(req, res));
    this.ctx = contextOf(appUrl);
    this.#servers.push(await startProxy(this.ctx));
    const app = express();
    mountShopify(app, this.ctx);
    this.base = await this.#listen(app);
  }

  reset(): void {
    this.heard = [];
    this.answers = [];
    this.ctx.calls.clear();
    this.ctx.faults.clear();
    for (const reset of this.ctx.resets) reset();
  }

  close(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  async call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Json> {
    const answer = await fetch(this.base + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, ...((await answer.json()) as Json) };
  }

  async sessionToken(shop = demo, staff = "ana"): Promise<string> {
    return (await this.call("/control/shopify/session-token", { shop, staff }))["token"] as string;
  }

  /** Exchanges a session token, which may be one of another store than the one that is asked. */
  async tokens(
    kind: "offline" | "online" = "offline",
    shop = demo,
    staff = "ana",
    from = shop,
  ): Promise<Json> {
    const subject = { subject_token: await this.sessionToken(from, staff), expiring: "1" };
    const requested = { requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token` };
    return this.#grant({ grant_type: exchange, ...subject, ...requested }, shop);
  }

  refresh(token: unknown, shop = demo): Promise<Json> {
    return this.#grant({ grant_type: "refresh_token", refresh_token: token }, shop);
  }

  #grant(body: Json, shop: string): Promise<Json> {
    return this.call("/admin/oauth/access_token", { ...grants, ...body }, { "x-sandbox-shop": shop });
  }

  async query(text: string, variables: Json = {}, shop = demo, token?: string): Promise<Json> {
    const access = token ?? ((await this.tokens("offline", shop))["access_token"] as string);
    const headers = { "x-sandbox-shop": shop, "x-shopify-access-token": access };
    return this.call("/admin/api/2026-07/graphql.json", { query: text, variables }, headers);
  }

  async #listen(handler: http.RequestListener): Promise<string> {
    const server = http.createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  #answerAsApp(req: http.IncomingMessage, res: http.ServerResponse): void {
    if (req.url === "/page") return answerPage(res);
    let body = "";
    req.setEncoding("utf8").on("data", (part: string) => (body += part));
    req.on("end", () => {
      this.heard.push({ headers: req.headers, body });
      res.writeHead(this.answers.shift() ?? 200).end();
    });
  }
}

/** A page that arrives in two pieces, broken inside the address that the proxy replaces. */
function answerPage(res: http.ServerResponse): void {
  const policy = `frame-ancestors https://${demo} https://admin.shopify.com; script-src https://cdn.shopify.com`;
  res.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy });
  res.write('<script src="https://cdn.shopify.com/shopify');
  setTimeout(() => res.end('cloud/app-bridge.js"></script>Größe'), 20);
}

function contextOf(appUrl: string): SandboxContext {
  const scopes = ["read_customers", "read_orders", "read_products", "write_customers"];
  return {
    config: {
      ...{ port: 0, proxyPort: 0, appUrl, publicAppUrl: "", retryDelaysMs: [20, 20] },
      shopify: { apiKey: "api-key", apiSecret: secret, scopes, optionalScopes: sellingScopes },
      instagram: { appId: "1", appSecret: "a" },
      meta: { appId: "2", appSecret: "b", verifyToken: "c", graphVersion: "v25.0" },
    },
    ...{ calls: new CallLog(), faults: new FaultBox(), resets: [] },
  };
}
