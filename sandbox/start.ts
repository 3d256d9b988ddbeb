import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { startProxy } from "./admin/proxy.ts";
import { CallLog, FaultBox, type SandboxConfig, type SandboxContext } from "./context.ts";
import { controlRouter } from "./control.ts";
import { homeRouter } from "./home/home.ts";
import { inspectorRouter } from "./inspector/inspector.ts";
import { mountLlm } from "./llm/llm.ts";
import { mountMeta } from "./meta/mount.ts";
import { keepState } from "./meta/state-file.ts";
import type { Settings } from "./meta/words.ts";
import { phoneRouter } from "./phone/phone.ts";
import { mountPush } from "./push/push.ts";
import { mountShopify } from "./shopify/mount.ts";

export interface SandboxOptions {
  /** Settings of Instagram to begin with, and to come back to at a reset. */
  meta?: Partial<Settings>;
  /** Where what Instagram knows is kept between runs; in memory only when absent. */
  stateFile?: string;
}

export interface Sandbox {
  context: SandboxContext;
  /** Address of the sandbox, e.g. http://localhost:4000. */
  url: string;
  close(): Promise<void>;
}

/** Starts both platforms and the proxy. Port 0 picks a free one, which then stands in the configuration. */
export async function startSandbox(config: SandboxConfig, options: SandboxOptions = {}): Promise<Sandbox> {
  const context: SandboxContext = {
    config: { ...config },
    calls: new CallLog(),
    faults: new FaultBox(),
    resets: [],
  };
  const app = express();
  app.disable("x-powered-by");
  const servers = await listenOnLoopback(app, config.port);
  context.config.port = portOf(servers[0]);
  const meta = mountMeta(app, context, options.meta ?? {}, options.stateFile && `${options.stateFile}.media`);
  const saveState = options.stateFile ? keepState(meta.world, options.stateFile) : () => {};
  mountShopify(app, context);
  mountLlm(app, context);
  mountPush(app, context);
  app.use("/control", controlRouter(context));
  app.use(phoneRouter(meta));
  app.use(inspectorRouter(meta));
  app.use(homeRouter());
  servers.push(await startProxy(context));
  const close = async () => {
    saveState();
    await closeAll(servers);
  };
  return { context, url: `http://localhost:${context.config.port}`, close };
}

/** Listens on 127.0.0.1 and, where the machine has it, on ::1, so that `localhost` is always right. */
async function listenOnLoopback(app: express.Application, port: number): Promise<http.Server[]> {
  const first = await listen(app, "127.0.0.1", port);
  const second = await listen(app, "::1", portOf(first)).catch(() => undefined);
  return second ? [first, second] : [first];
}

function listen(app: express.Application, host: string, port: number): Promise<http.Server> {
  return new Promise((resolve, reject) => {
    const server = http.createServer(app);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function portOf(server: http.Server | undefined): number {
  return (server?.address() as AddressInfo).port;
}

async function closeAll(servers: http.Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}
