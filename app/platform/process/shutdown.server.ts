import { logger } from "#app/platform/log.server.ts";

const log = logger("process");
const patienceMs = 10_000;

/**
 * Ends the process in order on SIGTERM and SIGINT: stop taking work, finish what runs, close what is
 * open. After ten seconds it ends all the same: rows and leases make that safe.
 */
export function endInOrder(part: string, steps: (() => Promise<unknown>)[]): void {
  let ending = false;
  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal, part }, "ending");
    setTimeout(() => process.exit(1), patienceMs).unref();
    for (const step of steps) {
      await step().catch((err: unknown) =>
        log.warn({ err: err as Error, part }, "a step of the ending failed"),
      );
    }
    process.exit(0);
  };
  process.once("SIGTERM", () => void end("SIGTERM"));
  process.once("SIGINT", () => void end("SIGINT"));
}

/** Says what made a process unable to start, in one readable line, and ends it. */
export function failToStart(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** A connection that broke under somebody's hands: PostgreSQL's class 08 and 57P, and the socket's own words. */
const lostConnection = /^(08...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE)$|Connection terminated/;

/**
 * Keeps the process alive when a database connection breaks inside a library that has no listener for it:
 * pools and workers connect again by themselves. Everything else ends the process, as it should.
 */
export function surviveLostConnections(part: string): void {
  process.on("uncaughtException", (err: Error & { code?: string }) => {
    if (!lostConnection.test(err.code ?? err.message)) {
      log.error({ err, part }, "the process ends: something nobody expected");
      process.exit(1);
    }
    log.warn({ err, part }, "a connection broke");
  });
}
