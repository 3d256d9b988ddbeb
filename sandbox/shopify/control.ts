import express, { type Request, type Router } from "express";
import { controlCall } from "../http.ts";
import type { Settings } from "./installation.ts";
import { changeOrder, type OrderChange } from "./order-changes.ts";
import { defaultPayload, orderPayload } from "./payloads.ts";
import type { Shop } from "./records.ts";
import { sessionToken } from "./tokens.ts";
import { sendWebhook, type Delivered } from "./webhooks.ts";
import type { ShopifyWorld } from "./world.ts";

/** `/control/shopify/*`: what tests and outside checks may do to the stores. */
export function shopifyControl(world: ShopifyWorld): Router {
  const router = express.Router();
  router.use(express.json({ limit: "2mb" }));
  const post = (path: string, handle: (shop: Shop, body: Body) => unknown) =>
    router.post(
      path,
      controlCall((req: Request) => {
        const body = (req.body ?? {}) as Body;
        return handle(world.namedShop(body["shop"]), body);
      }),
    );
  router.get(
    "/webhooks",
    controlCall(() => world.deliveries),
  );
  post("/webhooks", (shop, body) => deliver(world, shop, body));
  post("/install", (shop) => install(world, shop));
  post("/uninstall", (shop) => uninstall(world, shop));
  post("/orders", (shop, body) => updateOrder(world, shop, body));
  post("/settings", (shop, body) => settle(world, shop, body));
  post("/tokens", (shop, body) => setTokens(world, shop, String(body["state"])));
  post("/staff", (shop, body) => hire(shop, String(body["key"])));
  post("/session-token", (shop, body) => ({
    token: sessionToken(world, shop, world.staff(shop, body["staff"] as string | undefined)),
  }));
  return router;
}

type Body = Record<string, unknown>;

function deliver(world: ShopifyWorld, shop: Shop, body: Body): Promise<Delivered> {
  const topic = body["topic"];
  if (typeof topic !== "string") throw new Error(`"topic" is missing, e.g. "orders/updated".`);
  const payload = body["payload"] ?? defaultPayload(topic, shop, world.installation(shop).settings.scopes);
  // A text is sent as it is: JSON objects on their way here would lose the digits of large ids.
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const webhookId = body["webhookId"] as string | undefined;
  const duplicate = body["duplicate"] === true;
  return sendWebhook(world, { topic, shop: shop.domain, body: text, webhookId, duplicate });
}

function install(world: ShopifyWorld, shop: Shop): unknown {
  world.installation(shop).installed = true;
  return { shop: shop.domain, installed: true };
}

/** One more of the store's staff; they have their key for a name. */
function hire(shop: Shop, key: string): unknown {
  const id = String(Number(shop.staff[0]!.id) + 100 + shop.staff.length);
  shop.staff.push({
    ...shop.staff[0]!,
    id,
    key,
    firstName: key,
    owner: false,
    email: `${key}@${shop.domain}`,
  });
  return { key, id };
}

function uninstall(world: ShopifyWorld, shop: Shop): Promise<Delivered> {
  const { settings } = world.installation(shop);
  world.installation(shop).uninstall();
  const body = JSON.stringify(defaultPayload("app/uninstalled", shop, settings.scopes));
  return sendWebhook(world, { topic: "app/uninstalled", shop: shop.domain, body });
}

function updateOrder(world: ShopifyWorld, shop: Shop, body: Body): Promise<Delivered> {
  const name = `#${String(body["name"]).replace(/^#/, "")}`;
  const order = shop.orders.find((one) => one.name === name);
  if (!order) throw new Error(`${shop.domain} has no order ${name}.`);
  changeOrder(world, order, body as OrderChange);

  const text = JSON.stringify(orderPayload(order, shop));
  return sendWebhook(world, { topic: "orders/updated", shop: shop.domain, body: text });
}

function settle(world: ShopifyWorld, shop: Shop, body: Body): unknown {
  const installation = world.installation(shop);
  const known = Object.keys(installation.settings) as (keyof Settings)[];
  const wanted = Object.fromEntries(
    Object.entries(body).filter(([key]) => known.includes(key as keyof Settings)),
  );
  Object.assign(installation.settings, wanted);
  if (typeof body["available"] === "number") installation.setAvailable(body["available"]);
  return { shop: shop.domain, installed: installation.installed, ...installation.settings };
}

/** `expired` leaves the refresh tokens alive, `revoked` kills them too. */
function setTokens(world: ShopifyWorld, shop: Shop, state: string): unknown {
  if (state !== "expired" && state !== "revoked") throw new Error(`"state" is "expired" or "revoked".`);
  const installation = world.installation(shop);
  if (state === "expired") installation.expireAccess();
  else installation.revokeAll();
  return { shop: shop.domain, state };
}
