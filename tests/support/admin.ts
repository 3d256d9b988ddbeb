import type { FrameLocator, Page } from "playwright-core";
import type { World } from "./world.ts";

const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** The app inside the admin. */
export const app = (page: Page): FrameLocator => page.frameLocator("iframe");

/**
 * The page's window is somebody's of the store's staff from now on, as after choosing them in the admin's menu.
 * @param name first and last, as the sandbox has them
 */
export async function chooseStaff(world: World, page: Page, name: string): Promise<void> {
  const key = name.split(" ")[0]?.toLowerCase() ?? "";
  const { hostname } = new URL(world.sandboxUrl);
  await page.context().addCookies([{ name: "sandbox_staff", value: key, domain: hostname, path: "/admin" }]);
}

/** A session token of a staff member, as Shopify's admin would sign it. */
export async function sessionToken(
  world: World,
  options: { shop?: string; staff?: string } = {},
): Promise<string> {
  const { token } = await world.control<{ token: string }>("POST", "/control/shopify/session-token", options);
  return token;
}

/**
 * Asks one route of the embedded app as a staff member's page would: a loader without `form`, an action with.
 * @param route Remix's id of the route, e.g. "routes/app._inbox"
 */
export async function adminFetch(
  world: World,
  path: string,
  route: string,
  form?: Record<string, string>,
  options: { shop?: string; staff?: string; token?: string } = {},
): Promise<Response> {
  const token = options.token ?? (await sessionToken(world, options));
  const url = new URL(path, `http://127.0.0.1:${world.ports.proxy}`);
  url.searchParams.set("_data", route);
  return fetch(url, {
    method: form ? "POST" : "GET",
    headers: { "user-agent": userAgent, authorization: `Bearer ${token}` },
    ...(form && { body: new URLSearchParams(form) }),
  });
}
