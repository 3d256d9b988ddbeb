import { fileURLToPath } from "node:url";
import express, { type Request, type Response, type Router } from "express";
import type { Shop, Staff } from "../shopify/records.ts";
import { defaultPayload } from "../shopify/payloads.ts";
import { searchTest } from "../shopify/search.ts";
import { hmac } from "../shopify/signing.ts";
import { sessionToken } from "../shopify/tokens.ts";
import { productView, searchableProduct } from "../shopify/views/products.ts";
import { pictureUrl } from "../shopify/views/shared.ts";
import { sendWebhook } from "../shopify/webhooks.ts";
import type { ShopifyWorld } from "../shopify/world.ts";
import { adminPage, appIcon, fullName, type Shell } from "./layout.ts";
import * as records from "./record-pages.ts";

/** A page as its handler sees it. */
interface Visit {
  req: Request;
  res: Response;
  shop: Shop;
  staff: Staff;
}

const appHome = "/app";

/** `/admin/:store`: the stand-in of Shopify's own admin, with the app inside. */
export function adminPages(world: ShopifyWorld): Router {
  const router = express.Router();
  router.use("/assets/admin", express.static(fileURLToPath(new URL("./public", import.meta.url))));
  router.get("/admin", (_req, res) => res.redirect("/admin/couplet-demo"));
  // Addresses as the real admin writes them, for browsers that are told admin.shopify.com is here.
  router.get("/store/:store*", (req, res) => res.redirect(req.originalUrl.replace(/^\/store\//, "/admin/")));
  const visit = (handle: (visit: Visit) => void) => (req: Request, res: Response) => {
    const shop = world.shop(req.params["store"]);
    if (!shop) return void res.status(404).type("text").send("There is no such store in the sandbox.");
    handle({ req, res, shop, staff: staffOf(world, shop, req) });
  };
  recordRoutes(world, router, visit);
  appRoutes(world, router, visit);
  staffRoutes(world, router, visit);
  return router;
}

type Visiting = (handle: (visit: Visit) => void) => (req: Request, res: Response) => void;

function recordRoutes(world: ShopifyWorld, router: Router, visit: Visiting): void {
  const show = (path: string, active: Shell["active"], body: (visit: Visit) => string | undefined) =>
    router.get(
      `/admin/:store${path}`,
      visit((seen) => {
        const found = body(seen);
        if (found === undefined) seen.res.status(404);
        send(world, seen, active, active, found ?? `<div class="page"><h1>There is no such page</h1></div>`);
      }),
    );
  const one = <T extends { id: string }>(list: T[], { req }: Visit) =>
    list.find(({ id }) => id === req.params["id"]);
  const shown = <T>(record: T | undefined, page: (record: T) => string) =>
    record ? page(record) : undefined;
  show("", "home", ({ shop, staff }) => records.homePage(shop, staff.firstName));
  show("/orders", "orders", ({ shop }) => records.ordersPage(shop));
  show("/customers", "customers", ({ shop }) => records.customersPage(shop));
  show("/products", "products", ({ shop }) => records.productsPage(shop, world));
  show("/orders/:id", "orders", (seen) =>
    shown(one(seen.shop.orders, seen), (it) => records.orderPage(seen.shop, it)),
  );
  show("/customers/:id", "customers", (seen) =>
    shown(one(seen.shop.customers, seen), (it) => records.customerPage(seen.shop, it)),
  );
  show("/products/:id", "products", (seen) =>
    shown(one(seen.shop.products, seen), (it) => records.productPage(seen.shop, it, world)),
  );
}

function appRoutes(world: ShopifyWorld, router: Router, visit: Visiting): void {
  const { apiKey } = world.ctx.config.shopify;
  const show = visit((seen) => {
    const { installed } = world.installation(seen.shop);
    if (!installed) return send(world, seen, "app", "Install Couplet", installPage(seen.shop));
    send(world, seen, "app", "Couplet", appFrame(world, seen), {
      appOrigin: new URL(world.ctx.config.publicAppUrl).origin,
      appHome,
    });
  });
  router.get(["/admin/:store/apps/couplet*", `/admin/:store/apps/${apiKey}*`], show);
  router.get(
    "/admin/:store/oauth/install",
    visit(({ shop, res }) => res.redirect(`/admin/${shop.handle}/apps/couplet`)),
  );
  router.post(
    "/admin/:store/install",
    visit(({ shop, res }) => {
      world.installation(shop).installed = true;
      res.redirect(303, `/admin/${shop.handle}/apps/couplet`);
    }),
  );
}

/** What the page's script asks for on behalf of the app. */
function staffRoutes(world: ShopifyWorld, router: Router, visit: Visiting): void {
  const form = express.urlencoded({ extended: false });
  router.post(
    "/admin/:store/staff",
    form,
    visit(({ req, res, shop }) => {
      const { staff, back } = req.body as { staff?: string; back?: string };
      res.cookie("sandbox_staff", staff ?? "", { path: "/admin", sameSite: "lax" });
      res.redirect(303, back?.startsWith("/admin/") ? back : `/admin/${shop.handle}`);
    }),
  );
  router.post(
    "/admin/:store/session-token",
    visit(({ res, shop, staff }) => {
      res.json({ token: sessionToken(world, shop, staff) });
    }),
  );
  router.get(
    "/admin/:store/user.json",
    visit(({ res, staff }) => {
      const { id, firstName, lastName, email, owner } = staff;
      const accountAccess = owner ? "Store owner" : "Limited access";
      res.json({ id, name: fullName(staff), firstName, lastName, email, accountAccess });
    }),
  );
  router.get(
    "/admin/:store/scopes.json",
    visit(({ res, shop }) => {
      res.json(scopesOf(world, shop));
    }),
  );
  router.post(
    "/admin/:store/scopes",
    express.json(),
    visit(({ req, res, shop }) => {
      grantScopes(world, shop, (req.body as { scopes: string[] }).scopes);
      res.json(scopesOf(world, shop));
    }),
  );
  router.get(
    "/admin/:store/products.json",
    visit((seen) => void seen.res.json(pickable(world, seen))),
  );
}

function scopesOf(world: ShopifyWorld, shop: Shop): unknown {
  const { scopes: required, optionalScopes: optional } = world.ctx.config.shopify;
  return { granted: world.installation(shop).settings.scopes, required, optional };
}

/** The merchant allows more. The app hears of it by a webhook, after the page that asked. */
function grantScopes(world: ShopifyWorld, shop: Shop, asked: string[]): void {
  const { settings } = world.installation(shop);
  const allowed = asked.filter((scope) => world.ctx.config.shopify.optionalScopes.includes(scope));
  settings.scopes = [...new Set([...settings.scopes, ...allowed])];
  const topic = "app/scopes_update";
  const body = JSON.stringify(defaultPayload(topic, shop, settings.scopes));
  void sendWebhook(world, { topic, shop: shop.domain, body });
}

/** Products in the shape that the resource picker hands to apps. */
function pickable(world: ShopifyWorld, { req, shop }: Visit): unknown {
  const matches = searchTest(String(req.query["query"] ?? ""));
  const scene = { world, shop, showCustomer: () => null };
  return shop.products
    .filter((product) => matches(searchableProduct(product)))
    .map((product) => {
      const { id, title, handle, status, tags, productType, vendor, totalInventory } = productView(
        product,
        scene,
      );
      const image = pictureUrl(product.picture, world);
      const variants = product.variants.map((variant, at) => ({
        id: `gid://shopify/ProductVariant/${variant.id}`,
        ...{
          title: variant.title,
          sku: variant.sku,
          price: variant.price,
          inventoryQuantity: variant.inventory,
        },
        ...{
          displayName: `${product.title} - ${variant.title}`,
          position: at + 1,
          availableForSale: variant.inventory > 0,
        },
        product: { id },
      }));
      const images = [{ id: `gid://shopify/ProductImage/${product.id}`, originalSrc: image, altText: title }];
      const base = { id, title, handle, status, tags, productType, vendor, totalInventory };
      return { ...base, images, variants, totalVariants: variants.length, tracksInventory: true };
    });
}

function staffOf(world: ShopifyWorld, shop: Shop, req: Request): Staff {
  const cookie = /(?:^|;\s*)sandbox_staff=(\w+)/.exec(req.get("cookie") ?? "")?.[1];
  const asked = req.query["staff"];
  return world.staff(shop, typeof asked === "string" ? asked : cookie);
}

function send(
  world: ShopifyWorld,
  { req, res, shop, staff }: Visit,
  active: Shell["active"],
  title: string,
  body: string,
  data: Record<string, unknown> = {},
): void {
  const facts = { ...data, staff: staff.key };
  const shell = { shop, shops: world.shops, staff, active, title, path: req.originalUrl, body, data: facts };
  res.set("cache-control", "no-store").send(adminPage(shell));
}

function appFrame(world: ShopifyWorld, visit: Visit): string {
  return `<div id="app-bar">${appIcon}<h1>Couplet</h1><span id="app-title"></span><div id="title-actions"></div></div>
<iframe id="app" name="app-iframe" title="Couplet" src="${frameAddress(world, visit).replaceAll("&", "&amp;")}"
 allow="clipboard-write; microphone; fullscreen"></iframe>`;
}

/** The app's address as the admin frames it, with the signed facts about store and staff. */
function frameAddress(world: ShopifyWorld, { req, shop, staff }: Visit): string {
  const { publicAppUrl, shopify } = world.ctx.config;
  const path = /\/apps\/[^/?]+([^?]*)/.exec(req.originalUrl)?.[1] || "";
  const address = new URL(path === "" || path === "/" ? appHome : path, publicAppUrl);
  // `?locale=` in the admin's own address stands for another language in the staff member's settings.
  const locale = typeof req.query["locale"] === "string" ? req.query["locale"] : staff.locale;
  const own = Object.entries(req.query).filter(([name]) => name !== "staff");
  for (const [name, value] of own) address.searchParams.set(name, String(value));
  const facts = {
    ...{ embedded: "1", host: Buffer.from(`admin.shopify.com/store/${shop.handle}`).toString("base64") },
    ...{ id_token: sessionToken(world, shop, staff), locale, shop: shop.domain },
    ...{
      session: hmac(staff.id, shopify.apiSecret, "hex"),
      timestamp: String(Math.floor(Date.now() / 1_000)),
    },
  };
  for (const [name, value] of Object.entries(facts)) address.searchParams.set(name, value);
  address.searchParams.sort();
  address.searchParams.set("hmac", hmac(address.searchParams.toString(), shopify.apiSecret, "hex"));
  return address.href;
}

function installPage(shop: Shop): string {
  return `<div class="page"><section class="card install">${appIcon}<h1>Install Couplet</h1>
<p>Couplet is not installed in this store.</p>
<form method="post" action="/admin/${shop.handle}/install"><button class="primary">Install</button></form></section></div>`;
}
