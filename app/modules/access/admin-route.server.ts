import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { logger } from "#app/platform/log.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { shopify } from "#app/shopify.server.ts";
import { firstShopFacts, type ShopFacts } from "./shop-facts.server.ts";
import { openShop, type OpenedShop } from "./shops.system.server.ts";
import { may, refusalFor, type Permission, type Refusal } from "./roles.ts";
import { listTeam } from "./team.server.ts";
import { openStaff, type StaffMember } from "./staff.server.ts";

/** What a permitted handler of the embedded app works with. */
export interface AdminArgs {
  request: Request;
  params: Record<string, string | undefined>;
  scope: ShopScope;
  staff: StaffMember;
  shop: ShopFacts;
  /** Shopify's redirect, which knows how to leave the frame. */
  redirect: Admin["redirect"];
}

type Admin = Awaited<ReturnType<ReturnType<typeof shopify>["authenticate"]["admin"]>>;

type Authenticated = Omit<AdminArgs, "request" | "params">;

const log = logger("access");

/** What a form needs: one permission, or one for each `intent` that it may carry. */
type Needs = Permission | Record<string, Permission>;

/**
 * A loader that only staff whose role has `needs` reach. Who asks is settled before `handler` runs.
 * `needs` can be read from what is built: a test calls every route as every role.
 */
export function adminLoader<T>(needs: Permission, handler: (args: AdminArgs) => Promise<T>) {
  const loader = async ({ request, params, context }: LoaderFunctionArgs): Promise<T> => {
    const known = await authenticated(request, context);
    await permit(known, needs);
    return handler({ request, params, ...known });
  };
  return Object.assign(loader, { needs });
}

/** An action that only staff reach whose role has what the form needs. A form with an unknown intent is a 400. */
export function adminAction<T>(needs: Needs, handler: (args: AdminArgs) => Promise<T>) {
  const action = async ({ request, params, context }: ActionFunctionArgs): Promise<T> => {
    const known = await authenticated(request, context);
    await permit(known, typeof needs === "string" ? needs : await neededBy(request, needs));
    return handler({ request, params, ...known });
  };
  return Object.assign(action, { needs });
}

async function neededBy(request: Request, needs: Record<string, Permission>): Promise<Permission> {
  const form = await request.clone().formData();
  const intent = String(form.get("intent"));
  const permission = Object.hasOwn(needs, intent) && needs[intent];
  if (!permission) throw json(null, { status: 400 });
  return permission;
}

/** @throws Response 403 that says who may, and whom to ask */
async function permit({ scope, staff }: Authenticated, permission: Permission): Promise<void> {
  if (!staff.removed && may(staff, permission)) return;
  // Whoever decides about roles may do what any role can be given; what is an owner's alone, an owner is asked.
  const needed: Permission[] = ["manage_team", ...(staff.removed ? [] : [permission])];
  const askable = (await listTeam(scope)).find(
    (one) => !one.removed && needed.every((each) => may(one, each)),
  );
  const ask = askable?.name ?? null;
  throw json<Refusal>(staff.removed ? { reason: "removed", ask } : refusalFor(permission, staff.role, ask), {
    status: 403,
  });
}

/** Remix runs parent and child loaders of one request at the same time: they share one authentication. */
const perRequest = new WeakMap<object, Promise<Authenticated>>();

function authenticated(request: Request, context: object): Promise<Authenticated> {
  let shared = perRequest.get(context);
  if (!shared) perRequest.set(context, (shared = authenticate(request)));
  return shared.catch(copyOfAnswer);
}

/** Each loader's answer is read once: two that share a refusal each need their own. */
function copyOfAnswer(error: unknown): never {
  throw error instanceof Response ? error.clone() : error;
}

async function authenticate(request: Request): Promise<Authenticated> {
  const { session, sessionToken, redirect } = await exchangeOnce(request);
  // The stream of news is asked for again by pages that nobody has looked at for days.
  const begins = !request.headers.get("accept")?.includes("text/event-stream");
  const opened = await openShop(session.shop, session.scope?.split(",") ?? [], { begins });
  if (opened.outcome !== "open") throw closed(opened);
  const { scope, shop } = opened;
  const user = session.onlineAccessInfo?.associated_user;
  const staff = await openStaff(scope, {
    userId: sessionToken.sub,
    firstName: user?.first_name ?? "",
    lastName: user?.last_name ?? "",
    accountOwner: user?.account_owner ?? false,
    locale: user?.locale ?? "en",
  });
  return { scope, staff, shop: shop.timezone ? shop : await firstShopFacts(scope, shop), redirect };
}

/** The store's data is being deleted, or was: its pages close, and ask for nothing any more. */
function closed(opened: Exclude<OpenedShop, { outcome: "open" }>): Response {
  return json(
    { reason: "closed", code: opened.outcome === "deleting" ? opened.code : null },
    { status: 410 },
  );
}

/** Staff members whose token is being looked at, with the first request that brought it. */
const exchanging = new Map<string, Promise<Admin>>();

/** Requests of one staff member that come together wait for the first one's exchange, then find its session. */
async function exchangeOnce(request: Request): Promise<Admin> {
  const caller = callerOf(request);
  const first = exchanging.get(caller);
  if (first) {
    await first.catch(() => undefined);
    return askLibrary(request);
  }
  const mine = askLibrary(request);
  if (caller) exchanging.set(caller, mine);
  return mine.finally(() => exchanging.delete(caller));
}

function askLibrary(request: Request): Promise<Admin> {
  return shopify().authenticate.admin(request).catch(explain);
}

/** Whose token it is, unverified: only to know who waits for whom. */
function callerOf(request: Request): string {
  const bearer = request.headers.get("authorization")?.replace(/^Bearer /, "");
  const token = bearer ?? new URL(request.url).searchParams.get("id_token") ?? "";
  try {
    const claims = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const { dest, sub } = JSON.parse(claims) as { dest?: unknown; sub?: unknown };
    return `${String(dest)} ${String(sub)}`;
  } catch {
    return "";
  }
}

/**
 * Two answers of the library's that would be a bare 500. A `host` that is not base64 is a visit from nowhere;
 * a failed token exchange is said, and that trying again helps.
 */
function explain(error: unknown): never {
  if (error instanceof DOMException && error.name === "InvalidCharacterError") {
    throw new Response(null, { status: 302, headers: { location: "/auth/login" } });
  }
  if (error instanceof Response && error.status === 500) {
    log.error({ code: "token_exchange_failed" }, "Shopify did not exchange a session token");
    throw new Response("Shopify did not answer. Please reload the page in a moment.", { status: 503 });
  }
  throw error;
}

/** Lets Shopify's library answer its own addresses (/auth/session-token, /auth/exit-iframe). */
export async function authenticateAddress(request: Request): Promise<void> {
  await shopify().authenticate.admin(request).catch(explain);
}
