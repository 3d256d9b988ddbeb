import express, { type Router } from "express";
import { controlCall } from "../http.ts";
import { accountNamed } from "./accounts.ts";
import { sendCallback } from "./callbacks.ts";
import type { MetaParts } from "./parts.ts";
import type { Settings } from "./words.ts";
import { defaultSettings, type World } from "./world.ts";

interface TokenChange {
  account?: string;
  state?: "valid" | "expired" | "revoked";
  ageHours?: number;
}

/** `/control/meta/…`: settings, callbacks, tokens and deliveries. */
export function metaControl(parts: MetaParts, reset: (keepConnections: boolean) => void): Router {
  const { world, tokens, webhooks } = parts;
  const router = express.Router();
  router.use(express.json(), express.urlencoded({ extended: false }));
  router.get(
    "/settings",
    controlCall(() => world.settings),
  );
  router.post(
    "/settings",
    controlCall((req) => changeSettings(world, req.body as Record<string, unknown>)),
  );
  router.post(
    "/callbacks",
    controlCall((req) => callback(parts, req.body as Record<string, string | boolean>)),
  );
  router.post(
    "/handshake",
    controlCall((req) => webhooks.handshake((req.body as { token?: string }).token)),
  );
  router.get(
    "/deliveries",
    controlCall(() => webhooks.deliveries),
  );
  router.post(
    "/token",
    controlCall((req) => {
      const { account, state, ageHours } = req.body as TokenChange;
      return { changed: tokens.set(accountNamed(account), state, ageHours) };
    }),
  );
  router.get(
    "/connections",
    controlCall(() => connectionsOf(world)),
  );
  router.post(
    "/reset",
    controlCall((req) => reset((req.body as { keepConnections?: boolean }).keepConnections ?? false)),
  );
  return router;
}

function connectionsOf(world: World): unknown {
  return Object.values(world.state.tokens).map(
    ({ igId, kind, permissions, issuedAt, expiresAt, revoked }) => ({
      account: accountNamed(igId).username,
      kind,
      permissions,
      issuedAt: new Date(issuedAt).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
      revoked: revoked ?? false,
      subscribed: world.state.subscriptions[igId] ?? [],
    }),
  );
}

/** Accepts forms too: there every value is text. */
function changeSettings(world: World, given: Record<string, unknown>): Settings {
  for (const [name, value] of Object.entries(given)) {
    if (!(name in defaultSettings)) throw new Error(`no setting ${name}`);
    const kind = typeof defaultSettings[name as keyof Settings];
    const read =
      kind === "number" ? Number(value) : kind === "boolean" ? String(value) === "true" : String(value);
    Object.assign(world.settings, { [name]: read });
  }
  world.changed();
  return world.settings;
}

/** A deauthorized app has lost its token and its webhooks before it hears of it. */
function callback(parts: MetaParts, given: Record<string, string | boolean>): Promise<unknown> {
  const account = accountNamed(given["account"] as string | undefined);
  const kind = given["kind"] as "deauthorize" | "data_deletion";
  const forged = given["forged"] === true;
  if (kind === "deauthorize" && !forged) {
    parts.tokens.set(account, "revoked");
    delete parts.world.state.subscriptions[account.igId];
  }
  const secret = given["secret"] === "meta" ? "meta" : "instagram";
  const userId = given["userId"] as string | undefined;
  return sendCallback(parts.ctx, { kind, account, userId, secret, forged });
}
