import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { minute } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/log.server.ts";

export type ScanVerdict = "clean" | "infected" | "not_scanned";

const log = logger("media");

/** Longer than this no scanner takes. */
const timeoutMs = minute;

/**
 * Shows a file to the operator's scanner, if there is one: the program gets it on its standard input and says by its
 * exit code what it thinks, 0 or 1. Whatever else happens is no verdict. Without a scanner every file is clean.
 */
export async function scanFile(
  bytes: AsyncIterable<Buffer>,
  command = env().MEDIA_SCAN_COMMAND,
  timeout = timeoutMs,
): Promise<ScanVerdict> {
  if (command === undefined) return "clean";
  const [program = "", ...args] = command.split(/\s+/);
  const scanner = spawn(program, args, {
    stdio: ["pipe", "ignore", "ignore"],
    // Nothing of our environment, keys least of all.
    env: { NODE_ENV: "production", PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
    timeout,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve) => {
    scanner.once("error", () => resolve(null));
    scanner.once("close", resolve);
  });
  // A scanner may have seen enough before the end: what it says counts, not whether it read on.
  const fed = await pipeline(Readable.from(bytes), scanner.stdin).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === "EPIPE" || error.code === "ERR_STREAM_PREMATURE_CLOSE",
  );
  if (!fed) scanner.kill("SIGKILL");
  const code = await ended;
  if (fed && code === 0) return "clean";
  if (fed && code === 1) return "infected";
  log.warn({ exitCode: code }, "the scanner gave no verdict on a file");
  return "not_scanned";
}
