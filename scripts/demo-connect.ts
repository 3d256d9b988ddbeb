import type { Ports } from "./demo-environment.ts";

/** Shopify's library takes everything that does not look like a browser for a bot. */
const browser = {
  "user-agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
};

const page = "/app/settings/connections?_data=routes%2Fapp.settings.connections";

/**
 * Connects @couplet.demo the way a person would: opens the app as the store's owner, asks to connect, allows
 * it on Instagram's page, comes back. Does nothing when it is connected already.
 * @returns a sentence about what happened
 */
export async function connectDemoAccount(ports: Ports): Promise<string> {
  const sandbox = `http://localhost:${ports.sandbox}`;
  const app = `http://127.0.0.1:${ports.proxy}`;
  const authorization = `Bearer ${await sessionToken(sandbox)}`;
  const { accounts } = await json<{ accounts: { state: string }[] }>(`${app}${page}`, {
    headers: { ...browser, authorization },
  });
  if (accounts.some((account) => account.state === "connected")) return "@couplet.demo is connected";
  const { url } = await json<{ url: string }>(`${app}${page}`, {
    method: "POST",
    headers: { ...browser, authorization },
    body: new URLSearchParams({ intent: "connect" }),
  });
  await allow(url);
  return "@couplet.demo was connected; its customers' messages are arriving";
}

async function sessionToken(sandbox: string): Promise<string> {
  const { token } = await json<{ token: string }>(`${sandbox}/control/shopify/session-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  return token;
}

/** Presses "Allow" with everything ticked, and follows Instagram back to the app. */
async function allow(consent: string): Promise<void> {
  const asked = new URL(consent).searchParams;
  const scopes = (asked.get("scope") ?? "").split(/[ ,]/);
  const form = new URLSearchParams({
    redirect_uri: asked.get("redirect_uri") ?? "",
    state: asked.get("state") ?? "",
    scope: scopes.join(","),
    account: "couplet.demo",
    answer: "allow",
  });
  for (const scope of scopes) form.append("scopes", scope);
  const answer = await fetch(`${new URL(consent).origin}/oauth/authorize`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  const back = answer.headers.get("location");
  if (!back) throw new Error(`Instagram's page answered ${answer.status} instead of leading back`);
  const returned = await fetch(back, { headers: browser, redirect: "manual" });
  if (returned.status >= 400)
    throw new Error(`the app answered ${returned.status} when Instagram led back to it`);
}

async function json<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}`);
  return (await answer.json()) as T;
}
