import { pino, type Logger } from "pino";
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
    serializers: { err: describeError },
    // A second fence: these fields are dropped even if somebody logs them.
    redact: { paths: secretFields, remove: true },
  });
  return root;
}

const secretFields = [
  "text",
  "name",
  "handle",
  "email",
  "phone",
  "token",
  "accessToken",
  "body",
  "payload",
  "content",
].flatMap((field) => [field, `*.${field}`]);

/** Class, code and stack without the message, which may quote what a person wrote. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, retryable } = error as { code?: unknown; retryable?: unknown };
  return {
    type: error.name,
    ...(isCode(code) && { code }),
    ...(typeof retryable === "boolean" && { retryable }),
    at: error.stack
      ?.split("\n")
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
