/**
 * All tests: unit, architecture, integration and contract on a real PostgreSQL, e2e in a real browser.
 * Ends with one line "N passed, N failed" (and skipped, when the machine has no browser).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const browser = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const reportFile = ".cache/test-report.json";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

function main(): void {
  const withBrowser = existsSync(browser);
  if (!withBrowser && process.env["CI"])
    fail("the e2e tests need a browser: apt-get install chromium, or set CHROMIUM_PATH");
  run("remix vite:build --logLevel warn", "the build failed");
  mkdirSync(".cache", { recursive: true });
  rmSync(reportFile, { force: true });
  const projects = ["unit", "architecture", "integration", ...(withBrowser ? ["e2e"] : [])];
  const filters = process.argv.slice(2).map((argument) => JSON.stringify(argument));
  const { status } = spawnSync(
    [
      "vitest run",
      ...projects.map((name) => `--project ${name}`),
      "--reporter default",
      `--reporter json --outputFile.json ${reportFile}`,
      ...filters,
    ].join(" "),
    { shell: true, stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: browser } },
  );
  if (!withBrowser)
    process.stdout.write(
      "\nThe e2e tests were skipped: they need a browser (apt-get install chromium, or set CHROMIUM_PATH).\n",
    );
  close(status ?? 1, withBrowser);
}

function run(command: string, otherwise: string): void {
  const { status } = spawnSync(command, { shell: true, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) fail(otherwise);
}

function close(status: number, withBrowser: boolean): void {
  if (!existsSync(reportFile)) fail("the tests did not run to their end");
  const report = JSON.parse(readFileSync(reportFile, "utf8")) as Report;
  const skipped = report.numPendingTests + (withBrowser ? 0 : 1);
  const failed = Math.max(report.numFailedTests, status === 0 ? 0 : 1);
  process.stdout.write(
    `${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`,
  );
  process.exit(failed > 0 ? 1 : 0);
}

function fail(reason: string): never {
  process.stdout.write(`${reason}\n0 passed, 1 failed\n`);
  process.exit(1);
}

main();
