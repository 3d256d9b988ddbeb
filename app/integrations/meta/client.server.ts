import type { z } from "zod";
import { second } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { parseJson } from "./answers.ts";
import { Limiter, readUsage, type CallKind } from "./limiter.ts";
import { answeredError, brokenConnection, unreadableAnswer } from "./meta-errors.ts";
import { meta } from "./recipient.server.ts";

/** One call to Meta. */
export interface MetaCall<Answer extends z.ZodType> {
  method: "GET" | "POST" | "DELETE";
  url: URL;
  /** Goes into the Authorization header, never into the address. */
  token?: string;
  form?: Record<string, string>;
  json?: unknown;
  answer: Answer;
  /** It changes something a person sees: without an answer nobody knows whether it did. */
  effect?: boolean;
  /** Whose limits it counts against: the account's id at Meta. */
  account?: string;
  kind?: CallKind;
  timeoutMs?: number;
  /** Do not begin after this, in ms since 1970: whoever asked may have been given up by then. */
  notAfter?: number;
}

const timeoutMs = 15 * second;
/** Longer than this no call waits for its turn: the caller comes back later. */
const longestTurnMs = 3 * second;

const limiter = new Limiter();

/** An address of the Graph API; versioned, save for the two that exchange tokens. */
export function graphUrl(path: string, query: Record<string, string> = {}, versioned = true): URL {
  const { META_GRAPH_URL, META_GRAPH_VERSION } = env();
  const base = versioned ? `${META_GRAPH_URL}/${META_GRAPH_VERSION}` : META_GRAPH_URL;
  const url = new URL(`${base}/${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/**
 * The only way out to Meta.
 * @throws ServiceError whose `code` error-table.ts explains: Meta's own ("10/2534022"), "http_502",
 * "held_back" (we keep to the limits), "not_allowed" (it may not leave), "not_reached", "no_answer" or "unreadable_answer"
 */
export async function callMeta<Answer extends z.ZodType>(call: MetaCall<Answer>): Promise<z.output<Answer>> {
  await turn(call);
  const response = await exchange(call);
  if (call.account) limiter.note(call.account, Date.now(), response.usage);
  if (!response.ok) throw refused(call, response);
  const answer = call.answer.safeParse(response.body);
  if (!answer.success) throw unreadableAnswer(call.effect ?? false);
  return answer.data;
}

/** Waits for the call's turn under its account's limits. */
async function turn({ account, kind = "read", notAfter }: MetaCall<z.ZodType>): Promise<void> {
  const wait = account ? limiter.reserve(account, kind, Date.now(), longestTurnMs) : 0;
  if (wait > longestTurnMs) throw heldBack(wait);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (notAfter !== undefined && Date.now() > notAfter) throw heldBack(0);
}

function heldBack(waitMs: number): ServiceError {
  return new ServiceError("meta", { code: "held_back", retryable: true, retryAfterMs: waitMs });
}

interface Exchanged {
  ok: boolean;
  status: number;
  body: unknown;
  usage: ReturnType<typeof readUsage>;
}

async function exchange(call: MetaCall<z.ZodType>): Promise<Exchanged> {
  try {
    const response = await send(meta, call.url, {
      method: call.method,
      headers: headersOf(call),
      body: bodyOf(call),
      signal: AbortSignal.timeout(call.timeoutMs ?? timeoutMs),
    });
    const text = await response.text();
    return {
      ok: response.ok,
      status: response.status,
      body: readBody(text),
      usage: readUsage(response.headers),
    };
  } catch (error) {
    throw brokenConnection(error, call.effect ?? false);
  }
}

function headersOf({ token, json }: MetaCall<z.ZodType>): Record<string, string> {
  return {
    accept: "application/json",
    ...(token && { authorization: `Bearer ${token}` }),
    ...(json !== undefined && { "content-type": "application/json" }),
  };
}

function bodyOf({ form, json }: MetaCall<z.ZodType>): string | URLSearchParams | null {
  if (form) return new URLSearchParams(form);
  return json === undefined ? null : JSON.stringify(json);
}

/** Undefined for what is not JSON, such as a proxy's error page. */
function readBody(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function refused(call: MetaCall<z.ZodType>, { status, body, usage }: Exchanged): ServiceError {
  const error = answeredError({ status, body, effect: call.effect ?? false, regainMs: usage.regainMs });
  if (call.account && error.retryAfterMs) limiter.hold(call.account, Date.now(), error.retryAfterMs);
  return error;
}
