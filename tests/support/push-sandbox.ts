import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeEach } from "vitest";
import { CallLog, FaultBox, type Fault, type SandboxContext } from "#sandbox/context.ts";
import { mountPush } from "#sandbox/push/push.ts";

/** What a browser says of itself to whoever wants to push to it. */
export interface BrowserSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** The sandbox's push service alone, with the environment of an app that uses it. */
export async function pushSandbox() {
  const ctx = { calls: new CallLog(), faults: new FaultBox(), resets: [] } as unknown as SandboxContext;
  const app = express();
  mountPush(app, ctx);
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  const reset = () => {
    for (const one of ctx.resets) one();
    ctx.calls.clear();
    ctx.faults.clear();
  };
  beforeEach(reset);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async <T>(method: string, path: string) =>
    (await (await fetch(`${url}/control/push/${path}`, { method })).json()) as T;
  return {
    ctx,
    url,
    environment: { PUSH_ORIGINS: url },
    /** A browser subscribes. */
    subscribe: () => ask<BrowserSubscription>("POST", "subscriptions"),
    /** All browsers end their subscriptions. */
    unsubscribeAll: () => ask("DELETE", "subscriptions"),
    /** What reached browsers, as they read it. */
    arrived: () =>
      ask<{ id: string; topic: string | null; urgency: string; ttl: number; text: string }[]>(
        "GET",
        "arrived",
      ),
    fail: (...next: Fault[]) => ctx.faults.push("push.send", next),
  };
}
