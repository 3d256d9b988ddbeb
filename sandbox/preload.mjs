/**
 * Loaded before the product (`node --import ./sandbox/preload.mjs`): sends what is meant for
 * `https://<shop>.myshopify.com` to the sandbox, so that the product itself needs no switch for it.
 */
import { Agent, setGlobalDispatcher } from "undici";

const sandbox = process.env.SANDBOX_URL ?? "http://127.0.0.1:4000";
const shopOrigin = /^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com(:443)?$/i;

function withShop(headers, shop) {
  if (Array.isArray(headers)) return [...headers, "x-sandbox-shop", shop];
  if (headers && typeof headers[Symbol.iterator] === "function")
    return [...headers, ["x-sandbox-shop", shop]];
  return { ...headers, "x-sandbox-shop": shop };
}

function redirectShops(dispatch) {
  return (options, handler) => {
    if (!shopOrigin.test(String(options.origin))) return dispatch(options, handler);
    const shop = new URL(String(options.origin)).hostname;
    return dispatch({ ...options, origin: sandbox, headers: withShop(options.headers, shop) }, handler);
  };
}

setGlobalDispatcher(new Agent().compose(redirectShops));
