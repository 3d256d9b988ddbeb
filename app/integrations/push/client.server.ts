import webPush from "web-push";
import { hour, second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { push } from "./recipient.server.ts";

/** Where a browser is reached and how it is encrypted for, as its `PushSubscription` says it (base64url). */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const timeoutMs = 10 * second;

/** How long a service keeps a message for a device that is off: who comes back later looks at the inbox anyway. */
const keepMs = 4 * hour;

/** The public key that browsers subscribe with; null where the operator has not set push up. */
export function pushKey(): string | null {
  return env().VAPID_PUBLIC_KEY ?? null;
}

/** Whether a service that we know carries messages to this address. */
export function isPushAddress(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url !== null && push.isTheirs(url);
}

/**
 * Hands one message to the push service of a browser, encrypted for that browser (RFC 8030, 8188, 8291, 8292).
 * @param topic at most 32 letters and digits: of messages with one topic that wait for a device, the last arrives
 * @returns "gone" when the browser has ended its subscription: nothing will ever arrive there again
 * @throws ServiceError "not_set_up", "no_answer" (not in time, or not reached), "http_429" …
 */
export async function pushMessage(
  target: PushTarget,
  message: string,
  topic: string,
): Promise<"accepted" | "gone"> {
  const response = await post(target, message, topic);
  if (response.ok) return "accepted";
  if (response.status === 404 || response.status === 410) return "gone";
  const retryable = response.status === 429 || response.status >= 500;
  throw new ServiceError("push", { code: `http_${response.status}`, retryable });
}

async function post(target: PushTarget, message: string, topic: string): Promise<Response> {
  const { headers, body } = webPush.generateRequestDetails(target, message, {
    vapidDetails: ourselves(),
    TTL: keepMs / second,
    urgency: "high",
    topic,
    contentEncoding: "aes128gcm",
  });
  try {
    return await send(push, new URL(target.endpoint), {
      method: "POST",
      headers: headersOf(headers),
      body: new Uint8Array(body ?? []),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause;
    throw new ServiceError("push", { code: "no_answer", retryable: true, cause });
  }
}

/** Who sends, as services are to know it: they refuse whoever has not the key that the browser subscribed with. */
function ourselves() {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = env();
  if (!publicKey || !privateKey || !subject)
    throw new ServiceError("push", { code: "not_set_up", retryable: false });
  return { publicKey, privateKey, subject };
}

/** The length is `fetch`'s to say. */
function headersOf(headers: object): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length");
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}
