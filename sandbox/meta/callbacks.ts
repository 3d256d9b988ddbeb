import { createHmac } from "node:crypto";
import type { SandboxContext } from "../context.ts";
import type { Account } from "./accounts.ts";

const paths = { deauthorize: "/meta/deauthorize", data_deletion: "/meta/data-deletion" } as const;

export interface Callback {
  kind: keyof typeof paths;
  account: Account;
  /** Another user id than the account's app-scoped one. */
  userId?: string | undefined;
  secret: "instagram" | "meta";
  forged: boolean;
}

/** Posts a `signed_request` to the app and returns its answer. */
export async function sendCallback(
  ctx: SandboxContext,
  callback: Callback,
): Promise<{ status: number; body: unknown; signedRequest: string }> {
  if (!(callback.kind in paths)) throw new Error("kind is deauthorize or data_deletion");
  const signedRequest = signedRequestOf(ctx, callback);
  const response = await fetch(`${ctx.config.appUrl}${paths[callback.kind]}`, {
    method: "POST",
    body: new URLSearchParams({ signed_request: signedRequest }),
    headers: { "user-agent": "Webhooks/1.0 (https://fb.me/webhooks)" },
  });
  return { status: response.status, body: parsed(await response.text()), signedRequest };
}

/** `<signature>.<payload>`, the signature being over the encoded payload. */
function signedRequestOf(ctx: SandboxContext, { account, userId, secret, forged }: Callback): string {
  const issued_at = Math.floor(Date.now() / 1000);
  const user_id = userId ?? account.appScopedId;
  const claims = { algorithm: "HMAC-SHA256", expires: issued_at + 5_000, issued_at, user_id };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  const key = secret === "meta" ? ctx.config.meta.appSecret : ctx.config.instagram.appSecret;
  const mac = createHmac("sha256", forged ? `not-${key}` : key).update(payload);
  return `${mac.digest("base64url")}.${payload}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
