import { Agent, setGlobalDispatcher } from "undici";

let target = "http://127.0.0.1:9";

/** Sends what this process says to `*.myshopify.com` to a stand-in, as the sandbox's preload does for processes. */
export function sendShopsTo(origin: string): void {
  target = origin;
}

setGlobalDispatcher(
  new Agent().compose((dispatch) => (options, handler) => {
    const { hostname } = new URL(String(options.origin));
    if (!hostname.endsWith(".myshopify.com")) return dispatch(options, handler);
    const headers = { ...headersOf(options.headers), "x-sandbox-shop": hostname };
    return dispatch({ ...options, origin: target, headers }, handler);
  }),
);

function headersOf(given: unknown): Record<string, string> {
  if (!Array.isArray(given)) return { ...(given as Record<string, string>) };
  const pairs = Array.from({ length: given.length / 2 }, (_, at) => [given[2 * at], given[2 * at + 1]]);
  return Object.fromEntries(pairs.map(([name, value]) => [String(name), String(value)]));
}
