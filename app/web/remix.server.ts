import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";

const year = "1y";

/**
 * The Express app behind the intake: static files with long lives, then Remix. Event streams are sent
 * with `no-transform`, which keeps compression from holding them back.
 */
export function remixApp(build: () => Promise<ServerBuild>): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(compression());
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: year }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  const render = createRequestHandler({
    build: build as never,
    mode: "production",
    // One fresh object a request: parent and child loaders share one authentication through it.
    getLoadContext: () => ({}),
  });
  app.all("*", (request, response, next) => void render(request, response, next));
  return app;
}
