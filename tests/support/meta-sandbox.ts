import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll } from "vitest";
import { CallLog, FaultBox, type SandboxContext } from "#sandbox/context.ts";
import { mountMeta } from "#sandbox/meta/mount.ts";
import type { MetaParts } from "#sandbox/meta/parts.ts";

/** The Meta half of the sandbox alone, which sends its webhooks nowhere. */
export interface MetaSandbox {
  ctx: SandboxContext;
  parts: MetaParts;
  url: string;
  environment: Record<string, string>;
  /** Somebody at the consent page allows what was asked for. @returns where they are sent back to */
  allow(authorizeUrl: string, account: string): Promise<URL>;
  control<Answer>(path: string, body: unknown): Promise<Answer>;
}

/** Starts it on a free port; it stops with the test file. */
export async function startMetaSandbox(): Promise<MetaSandbox> {
  const app = express();
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const ctx = contextOf((server.address() as AddressInfo).port);
  const url = `http://127.0.0.1:${ctx.config.port}`;
  const parts = mountMeta(app, ctx, { seedOnConnect: false, echo: "never" });
  return {
    ctx,
    parts,
    url,
    environment: {
      META_GRAPH_URL: `${url}/graph`,
      META_AUTH_URL: url,
      META_MEDIA_ORIGINS: `http://localhost:${ctx.config.port}`,
    },
    allow: (authorizeUrl, account) => allow(url, authorizeUrl, account),
    control: async (path, body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/control${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as never;
    },
  };
}

async function allow(url: string, authorizeUrl: string, account: string): Promise<URL> {
  const asked = Object.fromEntries(new URL(authorizeUrl).searchParams);
  const scopes = (asked["scope"] ?? "").split(",").map((scope): [string, string] => ["scopes", scope]);
  const answer = await fetch(`${url}/oauth/authorize`, {
    method: "POST",
    body: new URLSearchParams([...Object.entries({ ...asked, account, answer: "allow" }), ...scopes]),
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "");
}

/** As tests/support/test-environment.ts registers the app. */
function contextOf(port: number): SandboxContext {
  return {
    config: {
      port,
      proxyPort: 0,
      appUrl: "http://127.0.0.1:9",
      publicAppUrl: "http://127.0.0.1:4001",
      shopify: { apiKey: "", apiSecret: "", scopes: [], optionalScopes: [] },
      instagram: { appId: "990000000000001", appSecret: "instagram-test-secret" },
      meta: {
        appId: "880000000000001",
        appSecret: "meta-test-secret",
        verifyToken: "verify-test-token",
        graphVersion: "v25.0",
      },
      retryDelaysMs: [],
    },
    calls: new CallLog(),
    faults: new FaultBox(),
    resets: [],
  };
}
