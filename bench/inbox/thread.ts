import pg from "pg";
import { chromium, type CDPSession, type Frame, type Page } from "playwright-core";
import { browserOptions, userAgent } from "#scripts/chromium.ts";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { startProcess, untilReady, type WorldProcess } from "#scripts/world.ts";
import { absolute, percentile, type Row } from "../report.ts";
import { seedThreads } from "../spine/seed.ts";
import type { BenchWorld } from "../parts.ts";
import { demoShop } from "./demo-shop.ts";

const length = 10_000;
const switches = 20;

/** After so many messages something was done about the thread. */
const messagesAChange = 10;
const typed = "Thank you for writing. It left our house yesterday. ";

/**
 * Two threads of ten thousand messages, and changes between them, in a real browser: opened, switched between, typed
 * in, scrolled from end to end.
 */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const running = await startProduct(world);
  const browser = await chromium.launch({
    ...browserOptions,
    args: [...browserOptions.args, "--enable-precise-memory-info"],
  });
  try {
    await connectDemoAccount(world.ports);
    const threads = await seedLongThreads(world);
    const context = await browser.newContext({ userAgent, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`http://localhost:${world.ports.sandbox}/admin/couplet-demo/apps/couplet/app`);
    const frame = await appFrame(page);
    await frame.locator(`a[href*="${threads[0]}"]`).waitFor();
    yield* switchRows(frame, threads);
    yield* typingRow(frame);
    yield* scrollRows(frame, await context.newCDPSession(page));
  } finally {
    await browser.close();
    for (const each of running.reverse()) await each.stop();
  }
}

async function startProduct(world: BenchWorld): Promise<WorldProcess[]> {
  const { sandbox, product } = world.environment;
  const start = (name: string, args: string[], env: Record<string, string>) =>
    startProcess({ name, args, env, onLine: () => {} });
  const running = [start("sandbox", ["sandbox/main.ts"], sandbox)];
  await untilReady(`http://127.0.0.1:${world.ports.sandbox}/control/calls`, 60_000);
  running.push(start("web", ["--import", "./sandbox/preload.mjs", "app/entry.web.ts"], product));
  await untilReady(`http://127.0.0.1:${world.ports.web}/readyz`, 60_000);
  return running;
}

/** @returns their ids */
async function seedLongThreads(world: BenchWorld): Promise<string[]> {
  const owner = new pg.Pool({ connectionString: world.url, max: 1 });
  const { scope, accountId } = await demoShop(owner);
  await seedThreads(owner, scope, accountId, 0, { contacts: 2, messagesEach: length, externalId: "" });
  await owner.query(
    `INSERT INTO conversation_events (shop_id, id, conversation_id, kind, before, after, cause, at)
     SELECT shop_id, gen_random_uuid(), conversation_id, 'priority', NULL, 'low', 'by_hand', sent_at
     FROM (SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY sent_at, id) AS n FROM messages) AS m
     WHERE shop_id = $1 AND n % $2 = 0`,
    [scope.shopId, messagesAChange],
  );
  await owner.query("VACUUM ANALYZE");
  const { rows: threads } = await owner.query<{ id: string }>(
    "SELECT conversation_id AS id FROM messages WHERE shop_id = $1 GROUP BY 1 HAVING count(*) = $2",
    [scope.shopId, length],
  );
  await owner.end();
  return threads.map(({ id }) => id);
}

async function appFrame(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector("iframe");
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("the admin shows no app");
  return frame;
}

/** From the click on a row to the last message's text on the screen, and how soon the page answers the click. */
async function* switchRows(frame: Frame, threads: string[]): AsyncGenerator<Row> {
  const interactions = await watched(frame);
  const times: number[] = [];
  for (let n = 0; n < switches; n += 1) {
    const link = frame.locator(`a[href*="/conversations/${threads[n % 2]}"]`);
    await frame.evaluate(watchForText, threads[n % 2] ?? "");
    await link.click();
    times.push(await frame.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown));
    await frame.waitForTimeout(300);
  }
  // The first opening loads code; the figure is of those that follow, at the 75th percentile as web vitals are.
  const opened = percentile(times.slice(1), 0.75);
  yield absolute("inbox", "a thread of 10,000 messages: from the click to its text, p75", opened, "ms", {
    atMost: 200,
  });
  yield absolute("inbox", "switching threads: interaction to next paint", await interactions(), "ms", {
    atMost: 100,
  });
}

/** How soon a letter is seen in the open thread's composer. */
async function* typingRow(frame: Frame): AsyncGenerator<Row> {
  const field = frame.getByLabel("Message", { exact: true });
  await field.click();
  const interactions = await watched(frame);
  await field.pressSequentially(typed.repeat(3), { delay: 40 });
  const longest = await interactions();
  await field.fill("");
  yield absolute("inbox", "typing in that thread: interaction to next paint", longest, "ms", { atMost: 100 });
}

interface Watching {
  /** The longest wait of each interaction since then, by its id; what took under 16 ms is not reported. */
  waits: Map<number, number>;
  interactionsBefore: number;
}

/** Watches the frame. @returns tells the interaction to next paint since then, as web vitals reckon it */
async function watched(frame: Frame): Promise<() => Promise<number>> {
  await frame.evaluate(watchInteractions);
  return () => frame.evaluate(interactionToNextPaint);
}

/** Runs in the page: how long each interaction waited for the next paint. */
function watchInteractions(): void {
  const counted = performance as unknown as { interactionCount: number };
  const watching: Watching = { waits: new Map(), interactionsBefore: counted.interactionCount };
  (globalThis as unknown as { watching: Watching }).watching = watching;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[])
      if (entry.interactionId)
        watching.waits.set(
          entry.interactionId,
          Math.max(entry.duration, watching.waits.get(entry.interactionId) ?? 0),
        );
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}

/** Runs in the page: the longest wait but one for every fifty interactions. */
function interactionToNextPaint(): number {
  const { waits, interactionsBefore } = (globalThis as unknown as { watching: Watching }).watching;
  const counted = performance as unknown as { interactionCount: number };
  const left = Math.floor((counted.interactionCount - interactionsBefore) / 50);
  return [...waits.values()].sort((a, b) => b - a)[left] ?? 0;
}

/** Runs in the page: when the newest message of the thread that is clicked on is painted. */
function watchForText(threadId: string): void {
  const scope = globalThis as unknown as { shown: Promise<number> };
  scope.shown = new Promise((resolve) => {
    document.addEventListener(
      "pointerdown",
      ({ timeStamp }) => {
        const before = document.querySelector('[role="log"]');
        const look = () => {
          const log = document.querySelector('[role="log"]');
          const there = log && log !== before && location.pathname.includes(threadId);
          if (there && log.querySelector("article p")) resolve(performance.now() - timeStamp);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}

interface Scrolled {
  frames: number[];
  /** How many long animation frames the browser told of. */
  long: number;
  rowsAtMost: number;
}

async function* scrollRows(frame: Frame, cdp: CDPSession): AsyncGenerator<Row> {
  const before = await heapMb(cdp);
  const there = await frame.evaluate(scrollToEdge, -400);
  const middle = await heapMb(cdp);
  const back = await frame.evaluate(scrollToEdge, 400);
  const after = await heapMb(cdp);
  const frames = [...there.frames, ...back.frames];
  yield absolute("inbox", "scrolling 10,000 messages both ways: frame, p99", percentile(frames, 0.99), "ms", {
    atMost: 50,
  });
  // The browser calls a frame long from 50 ms on.
  const longOnes = there.long + back.long;
  yield absolute(
    "inbox",
    "scrolling 10,000 messages both ways: frames over 50 ms",
    (100 * longOnes) / frames.length,
    "%",
    { atMost: 1 },
  );
  yield absolute(
    "inbox",
    "scrolling 10,000 messages both ways: memory that stays",
    Math.max(middle, after) - before,
    "MB",
    { atMost: 10 },
  );
  yield absolute("inbox", "rows drawn at once", Math.max(there.rowsAtMost, back.rowsAtMost), "rows", {
    atMost: 100,
  });
}

/** Runs in the page: scrolls as fast as a scrollbar is dragged, until the thread begins or ends; every frame is timed. */
function scrollToEdge(pixels: number): Promise<Scrolled> {
  const log = document.querySelector<HTMLElement>('[role="log"]');
  if (!log) throw new Error("no thread is open");
  const scrolled: Scrolled = { frames: [], long: 0, rowsAtMost: 0 };
  const observer = new PerformanceObserver((list) => void (scrolled.long += list.getEntries().length));
  observer.observe({ type: "long-animation-frame" });
  return new Promise((resolve) => {
    let last = performance.now();
    let still = 0;
    const step = (now: number) => {
      scrolled.frames.push(now - last);
      last = now;
      const from = log.scrollTop;
      log.scrollTop += pixels;
      scrolled.rowsAtMost = Math.max(scrolled.rowsAtMost, log.querySelectorAll("[data-key]").length);
      const more = log.querySelector(`a[href*="${pixels < 0 ? "older" : "newer"}="]`);
      still = log.scrollTop === from && !more ? still + 1 : 0;
      if (still < 30) return void requestAnimationFrame(step);
      observer.disconnect();
      resolve(scrolled);
    };
    requestAnimationFrame(step);
  });
}

/** What the page holds on to, in MB. */
async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_000_000;
}
