import type { Dispatcher } from "undici";
import { addressRefused, getPlainly, type Trust } from "./guarded-agent.server.ts";
import type { Recipient } from "./outbound.server.ts";
import { bare, isLiteral, isPublicAddress } from "./public-address.ts";

const maxRedirects = 3;

export interface DownloadLimits {
  /** More than this is refused: when it is declared, before anything is read. */
  maxBytes: number;
  /** For all of it, redirects and the last byte included. */
  timeoutMs: number;
}

/** Why an address is not fetched, or not to its end. */
export type DownloadRefusal = "host" | "address" | "redirects" | "too_large";

export type DownloadOutcome =
  | { outcome: "complete"; bytes: number }
  /** The receiver has enough. */
  | { outcome: "stopped" }
  /** There is nothing at this address, or not any more. */
  | { outcome: "gone" }
  | { outcome: "refused"; reason: DownloadRefusal }
  /** No answer, a broken one, or one that says to come again. */
  | { outcome: "unreachable"; code: string };

/** Takes what arrives, in order; false when no more is wanted. What it throws ends the download and is thrown on. */
export type Receive = (piece: Buffer) => Promise<boolean>;

/**
 * Fetches what a recipient keeps at an address that they gave us, and tells them nothing by it. Only https, only where
 * they keep media, only on the public internet, and the same again after each redirect.
 */
export async function download(
  recipient: Recipient,
  url: URL,
  limits: DownloadLimits,
  receive: Receive,
): Promise<DownloadOutcome> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let at = url;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const trust = trustIn(recipient, at);
    if (trust === "host" || trust === "address") return { outcome: "refused", reason: trust };
    const answer = await asked(at, trust, signal);
    if ("outcome" in answer) return answer;
    const next = redirectOf(answer, at);
    if (!next) return received(answer, limits, receive);
    answer.body.destroy();
    at = next;
  }
  return { outcome: "refused", reason: "redirects" };
}

/** How far an address may be trusted, or what speaks against it. */
function trustIn(recipient: Recipient, url: URL): Trust | "host" | "address" {
  const trust = recipient.keepsMedia?.(url) ?? null;
  if (trust === null || url.username !== "" || url.password !== "") return "host";
  if (trust === "vouched") return trust;
  if (url.protocol !== "https:" || url.port !== "") return "address";
  return isLiteral(url.hostname) && !isPublicAddress(bare(url.hostname)) ? "address" : trust;
}

async function asked(
  url: URL,
  trust: Trust,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData | DownloadOutcome> {
  try {
    return await getPlainly(url, trust, signal);
  } catch (error) {
    return broken(error);
  }
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | null {
  const location = headers["location"];
  const moved = [301, 302, 303, 307, 308].includes(statusCode) && typeof location === "string";
  return moved ? URL.parse(location, from) : null;
}

async function received(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { maxBytes }: DownloadLimits,
  receive: Receive,
): Promise<DownloadOutcome> {
  const declared = Number(headers["content-length"] ?? 0);
  if (statusCode !== 200 || declared > maxBytes) {
    body.destroy();
    return statusCode === 200 ? { outcome: "refused", reason: "too_large" } : unanswered(statusCode);
  }
  try {
    return await passedOn(body, maxBytes, receive);
  } finally {
    body.destroy();
  }
}

async function passedOn(
  body: Dispatcher.ResponseData["body"],
  maxBytes: number,
  receive: Receive,
): Promise<DownloadOutcome> {
  const pieces = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (let bytes = 0; ;) {
    const next = await pieces.next().catch(broken);
    if ("outcome" in next) return next;
    if (next.done) return { outcome: "complete", bytes };
    bytes += next.value.length;
    if (bytes > maxBytes) return { outcome: "refused", reason: "too_large" };
    if (!(await receive(next.value))) return { outcome: "stopped" };
  }
}

/** Signed addresses that ran out answer with 403, 404 or 410, as the server likes. */
function unanswered(status: number): DownloadOutcome {
  const later = status >= 500 || status === 408 || status === 425 || status === 429;
  return later ? { outcome: "unreachable", code: `http_${status}` } : { outcome: "gone" };
}

/** What a connection that was not made, or broke, means. */
function broken(error: unknown): DownloadOutcome {
  const { code, name } = error as { code?: unknown; name?: string };
  if (code === addressRefused) return { outcome: "refused", reason: "address" };
  return { outcome: "unreachable", code: typeof code === "string" ? code : (name ?? "unknown") };
}
