import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeEach } from "vitest";
import { CallLog, FaultBox, type SandboxContext } from "#sandbox/context.ts";
import { apiKey, model, mountLlm } from "#sandbox/llm/llm.ts";

/** The sandbox's language model alone, with the environment of an app that uses it. */
export async function llmSandbox() {
  const ctx = { calls: new CallLog(), faults: new FaultBox() } as SandboxContext;
  const app = express();
  mountLlm(app, ctx);
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  beforeEach(() => {
    ctx.calls.clear();
    ctx.faults.clear();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/llm/v1`;
  return { ctx, url, environment: { LLM_URL: url, LLM_API_KEY: apiKey, LLM_MODEL: model } };
}
