import { pino, type Logger } from "pino";
import { hiddenFields } from "./data-limits.generated.ts";
import { env } from "./env.server.ts";

/**
 * What a log line may carry besides its message: ids, counts, codes, durations. Text, names, handles,
 * tokens and payloads have no field, and an error is cut down to its class, code and place.
 */
export type LogFields = Record<string, string | number | boolean | null | undefined | Error>;

let root: Logger | undefined;

function rootLogger(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    // A second fence, for what somebody logs all the same. Pino's `redact` reaches a fixed depth only.
    formatters: { log: (fields) => scrubbed(fields) as Record<string, unknown> },
    hooks: { streamWrite: withoutCredentials },
  });
  return root;
}

/** What sealed values hold inside, and what the wire calls it: no column has these names. */
const wireFields = [
  "text",
  "message",
  "handle",
  "username",
  "displayName",
  "correctedName",
  "phone",
  "phoneNumber",
  "emailAddress",
  "address",
  "pictureUrl",
  "payload",
  "params",
  "parameters",
  "query",
  "headers",
  "authorization",
  "cookie",
  "password",
  "secret",
  "clientSecret",
  "signedRequest",
  "hmac",
];

const hidden = new Set([...hiddenFields, ...wireFields].map(bareName));

/** A field's name as all its spellings have it: "accessToken", "access_token" and "Access-Token" are one. */
function bareName(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/** Deeper than this nothing is written: a record that deep was not meant for a log. */
const deepest = 5;

/** A value without hidden fields at any depth, with its errors cut down and its bytes left out. */
function scrubbed(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > deepest || ArrayBuffer.isView(value)) return undefined;
  if (Array.isArray(value)) return value.map((each) => scrubbed(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !hidden.has(bareName(name)))
      .map(([name, each]) => [name, scrubbed(each, depth + 1)]),
  );
}

/** Parameters of an address that let somebody in, also where the address is itself a parameter. */
const credentials =
  /(?<=\b|%[0-9A-F]{2})(access_token|refresh_token|id_token|client_secret|signed_request|hmac|code|session|state)(=|%3D)(?:(?!%26)[^&\s"\\])+/gi;

/** A finished line whose addresses and headers have lost what lets somebody in. */
function withoutCredentials(line: string): string {
  return line.replace(credentials, "$1$2…").replace(/\b(Bearer|Basic) +[\w.~+/=-]+/gi, "$1 …");
}

/** Class, code and stack without the message, which may quote what a person wrote, or a query's parameters. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, retryable } = error as { code?: unknown; retryable?: unknown };
  return {
    type: error.name,
    ...(isCode(code) && { code }),
    ...(typeof retryable === "boolean" && { retryable }),
    at: error.stack
      ?.replace(error.message, "")
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function isCode(code: unknown): boolean {
  return typeof code === "number" || (typeof code === "string" && /^[\w.-]{1,40}$/.test(code));
}

/** A logger whose lines all name the part of the app that wrote them. */
export function logger(part: string) {
  const child = () => rootLogger().child({ part });
  return {
    debug: (fields: LogFields, message: string) => child().debug(fields, message),
    info: (fields: LogFields, message: string) => child().info(fields, message),
    warn: (fields: LogFields, message: string) => child().warn(fields, message),
    error: (fields: LogFields, message: string) => child().error(fields, message),
  };
}
