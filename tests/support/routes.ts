import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UNSAFE_flatRoutes as flatRoutes } from "@remix-run/dev";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Permission } from "#app/modules/access/roles.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import options from "../../remix.config.js";
import type { ShopifySandbox } from "./shopify-sandbox.ts";

/** What a file of app/routes exports, as far as the server answers with it. Only routes for staff say what they need. */
interface RouteModule {
  loader?: { needs?: Permission };
  action?: { needs?: Permission | Record<string, Permission> };
}

/** Every file of app/routes, as Remix reads the directory. */
export async function readRoutes() {
  const found = Object.values(flatRoutes("app", options.ignoredRouteFiles));
  return Promise.all(
    found.map(async (route) => {
      const file = pathToFileURL(join("app", route.file)).pathname;
      return { ...route, module: (await import(/* @vite-ignore */ file)) as RouteModule };
    }),
  );
}

export type Route = Awaited<ReturnType<typeof readRoutes>>[number];

const root = { id: "root", path: "", module: {} };

/** Remix's own handler over these routes: it answers requests for data, and draws no page. */
export function routesHandler(routes: Route[]) {
  const build = {
    mode: "test",
    entry: { module: { default: () => new Response(null, { status: 501 }) } },
    routes: Object.fromEntries([root, ...routes].map((route) => [route.id, route])),
    assets: {},
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: options.future,
    isSpaMode: false,
  };
  return createRequestHandler(build as unknown as ServerBuild, "test");
}

/** The address of a route, each parameter as `params` has it. */
export function addressOf(routes: Route[], route: Route, params: Record<string, string>): string {
  const parent = routes.find(({ id }) => id === route.parentId);
  const above = parent ? addressOf(routes, parent, params) : "";
  const own = (route.path ?? "").replace(/:(\w+)/g, (_, name: string) => params[name] ?? "none");
  return own ? `${above}/${own}` : above;
}

const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Ana of the staff, who asks routes for their data as an open page does: looks, or sends a form. */
export function staffAtRoutes(routes: Route[], shopify: ShopifySandbox) {
  const handle = routesHandler(routes);
  return async (
    shop: ShopScope,
    route: Route,
    params: Record<string, string>,
    form?: Record<string, string>,
  ): Promise<{ status: number; text: string }> => {
    const url = new URL(addressOf(routes, route, params), "http://127.0.0.1:4001");
    url.searchParams.set("_data", route.id);
    const bearer = await shopify.sessionToken(shop.domain, "ana");
    const headers = { authorization: `Bearer ${bearer}`, "user-agent": browser };
    const sent = form ? { method: "POST", body: new URLSearchParams(form) } : {};
    const answer = await handle(new Request(url, { headers, ...sent }), {});
    return { status: answer.status, text: await answer.text() };
  };
}
