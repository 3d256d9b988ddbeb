import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { chromium, type Frame, type Page } from "playwright-core";
import { browserOptions, userAgent } from "#scripts/chromium.ts";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { startProcess, untilReady, type WorldProcess } from "#scripts/world.ts";
import { absolute, percentile, type Row } from "../report.ts";
import type { BenchWorld } from "../parts.ts";

const perSecond = 20;
const seconds = 60;

/** The inbox in a real browser inside the sandbox's admin, and what its processes weigh. */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const running: WorldProcess[] = [];
  const start = (name: string, args: string[], env: Record<string, string>) =>
    running.push(startProcess({ name, args, env, onLine: () => {} }));
  const preload = ["--import", "./sandbox/preload.mjs"];
  const { sandbox, product } = world.environment;
  start("sandbox", ["sandbox/main.ts"], sandbox);
  await untilReady(`http://127.0.0.1:${world.ports.sandbox}/control/calls`, 60_000);
  start("worker", [...preload, "app/entry.worker.ts"], product);
  start("web", [...preload, "app/entry.web.ts"], product);
  await untilReady(`http://127.0.0.1:${world.ports.web}/readyz`, 60_000);
  await connectDemoAccount(world.ports);
  const browser = await chromium.launch(browserOptions);
  try {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    for (const name of ["web", "worker"])
      yield absolute("spine", `${name} at rest: resident memory`, residentMb(running, name), "MB", {
        atMost: 250,
      });
    const page = await (
      await browser.newContext({ userAgent, viewport: { width: 1440, height: 900 } })
    ).newPage();
    yield* pageRows(page, world);
    yield* liveRows(page, world);
  } finally {
    await browser.close();
    for (const each of running.reverse()) await each.stop();
  }
}

function residentMb(running: WorldProcess[], name: string): number {
  const pid = running.find((each) => each.name === name)?.child.pid;
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function* pageRows(page: Page, world: BenchWorld): AsyncGenerator<Row> {
  const scripts: Promise<number>[] = [];
  let counting = true;
  page.on("response", (response) => {
    if (counting && /\/assets\/.*\.js$|\/locales\//.test(response.url()))
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  const samples: { lcp: number; cls: number }[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    await page.goto(`http://localhost:${world.ports.sandbox}/admin/couplet-demo/apps/couplet/app`);
    const frame = await appFrame(page);
    await frame.getByRole("link", { name: /maya/i }).first().waitFor();
    await page.waitForTimeout(1_500);
    samples.push(await frame.evaluate(readVitals));
    if (visit > 0) continue;
    counting = false;
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    yield absolute("spine", "inbox page: the app's own JavaScript, gzip", bytes / 1_000, "kB", {
      atMost: 250,
    });
  }
  yield absolute(
    "spine",
    "inbox page: largest contentful paint",
    percentile(
      samples.map((one) => one.lcp),
      0.5,
    ),
    "ms",
    { atMost: 1_500 },
  );
  yield absolute(
    "spine",
    "inbox page: cumulative layout shift",
    Math.max(...samples.map((one) => one.cls)),
    "",
    { atMost: 0.05 },
  );
}

async function appFrame(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector("iframe");
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("the admin shows no app");
  return frame;
}

/** Runs in the page: what the browser itself observed of the visit. */
function readVitals(): Promise<{ lcp: number; cls: number }> {
  return new Promise((resolve) => {
    let lcp = 0;
    let cls = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (lcp = entry.startTime))).observe({
      type: "largest-contentful-paint",
      buffered: true,
    });
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (cls += (entry as unknown as { value: number }).value)),
    ).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve({ lcp, cls }), 200);
  });
}

/** One thread open; messages come in at a steady pace; each is timed from its webhook to its pixels. */
async function* liveRows(page: Page, world: BenchWorld): AsyncGenerator<Row> {
  const frame = await appFrame(page);
  await frame.getByRole("link", { name: /maya/i }).first().click();
  await frame.getByRole("log").waitFor();
  await frame.evaluate(watchForMarks);
  const posted = new Map<string, number>();
  const sending: Promise<unknown>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const mark = `mark-${randomUUID().slice(0, 8)}`;
    posted.set(mark, Date.now());
    sending.push(write(world, `${mark} is it still in stock?`));
    await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
  }
  await Promise.all(sending);
  await page.waitForTimeout(3_000);
  const seen = await frame.evaluate(() => (globalThis as unknown as { marks: Record<string, number> }).marks);
  const latencies = [...posted].flatMap(([mark, at]) => (seen[mark] === undefined ? [] : [seen[mark] - at]));
  const lost = posted.size - latencies.length;
  yield absolute(
    "spine",
    `webhook to open page, ${perSecond} a second: p50`,
    percentile(latencies, 0.5),
    "ms",
    { atMost: 150 },
  );
  yield absolute(
    "spine",
    `webhook to open page, ${perSecond} a second: p95`,
    percentile(latencies, 0.95),
    "ms",
    { atMost: 400 },
  );
  yield absolute("spine", `webhook to open page: lost of ${posted.size}`, lost, "messages", { atMost: 0 });
}

/** Runs in the page: notes when each mark first stands in the document. */
function watchForMarks(): void {
  const marks: Record<string, number> = {};
  (globalThis as unknown as { marks: typeof marks }).marks = marks;
  const note = (text: string | null) => {
    for (const mark of text?.match(/mark-[0-9a-f]{8}/g) ?? []) marks[mark] ??= Date.now();
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes) for (const added of change.addedNodes) note(added.textContent);
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

async function write(world: BenchWorld, text: string): Promise<void> {
  await fetch(`http://127.0.0.1:${world.ports.sandbox}/control/instagram/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as: "maya", text }),
  });
}
