import type { Application } from "express";
import type { SandboxContext } from "../context.ts";
import { accountNamed } from "./accounts.ts";
import { Acts } from "./acts.ts";
import { Cdn } from "./cdn.ts";
import { graphRouter } from "./graph.ts";
import { loginRouter } from "./login.ts";
import { Media } from "./media.ts";
import { layPast, sendOpenings } from "./opening.ts";
import type { MetaParts } from "./parts.ts";
import { instagramControl } from "./people-control.ts";
import { portraitRouter } from "./pictures.ts";
import { metaControl } from "./platform-control.ts";
import { Tokens } from "./tokens.ts";
import { WebhookSender } from "./webhooks.ts";
import type { Settings } from "./words.ts";
import { World } from "./world.ts";

/**
 * Puts Instagram's login, graph and control calls on the app, and returns its parts for the pages.
 * @param mediaDir where copies of what the app sent outlive the process
 */
export function mountMeta(
  app: Application,
  ctx: SandboxContext,
  settings: Partial<Settings>,
  mediaDir?: string,
): MetaParts {
  const world = new World(settings);
  const webhooks = new WebhookSender(ctx, world);
  const media = new Media(() => `http://localhost:${ctx.config.port}`, new Cdn(ctx, world, mediaDir));
  const acts = new Acts(world, webhooks, media.cdn);
  const tokens = new Tokens(world);
  const parts = { ctx, world, webhooks, acts, tokens, media };
  const reset = (keepConnections: boolean) => {
    webhooks.reset();
    world.reset(keepConnections);
    layPast(world, accountNamed(undefined));
  };
  ctx.resets.push(() => reset(false));
  reset(false);
  app.use("/media", portraitRouter());
  app.use("/cdn", media.cdn.router());
  app.use(loginRouter(ctx, world, tokens));
  app.use("/control/instagram", instagramControl(parts));
  app.use("/control/meta", metaControl(parts, reset));
  const onFirstSubscription = (account: Parameters<typeof sendOpenings>[3]) => {
    if (world.settings.seedOnConnect) sendOpenings(world, acts, media, account);
  };
  app.use("/graph", graphRouter({ ...parts, onFirstSubscription }));
  return parts;
}
