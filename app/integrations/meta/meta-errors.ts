import { ServiceError } from "#app/platform/errors.ts";
import { errorAnswer } from "./answers.ts";
import { metaErrorRow, type MetaErrorClass } from "./error-table.ts";

const retryable = new Set<MetaErrorClass>(["transient", "throttled"]);
const needsReauth = new Set<MetaErrorClass>(["token_dead", "reconnect"]);

interface Refusal {
  status: number;
  body: unknown;
  /** The call would have changed something. */
  effect: boolean;
  /** What the usage headers ask us to wait, in ms; 0 when nothing. */
  regainMs: number;
}

/** What an answer other than 2xx means. Meta's own words stay out: they may quote what was sent. */
export function answeredError({ status, body, effect, regainMs }: Refusal): ServiceError {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success || parsed.data.error.code === 0) return httpError(status, effect, regainMs);
  const { code, error_subcode: subcode, is_transient, fbtrace_id } = parsed.data.error;
  const row = metaErrorRow(code, subcode);
  const kind = row.class === "unknown" && (is_transient || status >= 500) ? "transient" : row.class;
  return new ServiceError("meta", {
    code: subcode === undefined ? String(code) : `${code}/${subcode}`,
    retryable: retryable.has(kind),
    retryAfterMs: kind === "throttled" ? Math.max(regainMs, row.waitMs ?? 0) : undefined,
    needsReauth: needsReauth.has(kind),
    uncertain: effect && kind === "transient",
    traceId: fbtrace_id,
  });
}

function httpError(status: number, effect: boolean, regainMs: number): ServiceError {
  const server = status >= 500;
  return new ServiceError("meta", {
    code: `http_${status}`,
    retryable: server || status === 429,
    retryAfterMs: status === 429 ? Math.max(regainMs, 60_000) : undefined,
    uncertain: effect && server,
  });
}

/** A 2xx whose body makes no sense: the effect may stand, what it is called is lost. */
export function unreadableAnswer(effect: boolean): ServiceError {
  return new ServiceError("meta", { code: "unreadable_answer", retryable: !effect, uncertain: effect });
}

/** No answer at all. Only a connection that was never made, or not allowed, proves that nothing happened. */
export function brokenConnection(cause: unknown, effect: boolean): ServiceError {
  if (cause instanceof ServiceError) return cause;
  const reached = !neverConnected(cause);
  return new ServiceError("meta", {
    code: reached ? "no_answer" : "not_reached",
    retryable: true,
    uncertain: effect && reached,
    cause,
  });
}

const connecting = new Set(["connect", "getaddrinfo"]);
const connectCodes = new Set(["UND_ERR_CONNECT_TIMEOUT", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED"]);

/** Looks through fetch's wrapping: a cause, or one error for each address that was tried. */
function neverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { syscall = "", cause } = error as { syscall?: string; cause?: unknown };
  // A timeout's code, as a DOMException has it, is a number.
  const code = String((error as { code?: unknown }).code);
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(neverConnected);
  if (connecting.has(syscall) || connectCodes.has(code) || code.startsWith("ERR_TLS_")) return true;
  return cause !== undefined && neverConnected(cause);
}
