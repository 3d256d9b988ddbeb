/** The web process with hot reload: intake and health as in production, pages through Vite. */
import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import express from "express";
import { createServer as createVite } from "vite";
import { env } from "#app/platform/env.server.ts";
import { serveHealth } from "#app/web/health.server.ts";
import { serveIntake } from "#app/web/intake.server.ts";
import { serveMedia } from "#app/web/media.server.ts";

const vite = await createVite({ server: { middlewareMode: true, allowedHosts: true } });
const pages = express();
pages.use(vite.middlewares);
const render = createRequestHandler({
  build: () => vite.ssrLoadModule("virtual:remix/server-build") as never,
  mode: "development",
  getLoadContext: () => ({}),
});
pages.all("*", (request, response, next) => void render(request, response, next));

createServer((request, response) => {
  if ([serveIntake, serveHealth, serveMedia].some((serve) => serve(request, response))) return;
  pages(request, response);
}).listen(env().PORT, env().HOST);
