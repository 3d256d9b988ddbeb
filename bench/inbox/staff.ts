import { createHmac } from "node:crypto";
import pg from "pg";
import { wordsVersion } from "#app/modules/search/words.ts";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { startProcess, untilReady, type WorldProcess } from "#scripts/world.ts";
import { absolute, percentile, type Row } from "../report.ts";
import { seedThreads } from "../spine/seed.ts";
import type { BenchWorld } from "../parts.ts";
import { cpuOf, cpuOfTree } from "./cpu.ts";
import { actAsPages, StaffPage, type ShownText } from "./staff-page.ts";
import { demoShop } from "./demo-shop.ts";
import { seedWork } from "./work.ts";

const staffCount = 50;
const perSecond = 20;
const busySeconds = 60;
const quietSeconds = 120;
/** So many customers write in turn; each of the staff has one of their threads open. */
const writers = 200;
const threads = 100_000;

/** Fifty of the staff with open inboxes in a shop of a million messages: quiet, and while customers write. */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const running = await startProduct(world);
  try {
    await connectDemoAccount(world.ports);
    const account = await seed(world);
    const shown = new Shown();
    const pages = await openPages(world, shown);
    const write = writer(world, shown, account);
    await openThreads(pages, shown, write);
    yield* quietRows(pages);
    yield* busyRows(world, running, pages, shown, write);
    for (const page of pages) page.close();
  } finally {
    for (const each of running.reverse()) await each.stop();
  }
}

async function startProduct(world: BenchWorld): Promise<WorldProcess[]> {
  const { sandbox, product } = world.environment;
  const preload = ["--import", "./sandbox/preload.mjs"];
  const start = (name: string, args: string[], env: Record<string, string>) =>
    startProcess({ name, args, env: { ...env, SANDBOX_SEED_ON_CONNECT: "false" }, onLine: () => {} });
  const running = [start("sandbox", ["sandbox/main.ts"], sandbox)];
  await untilReady(`http://127.0.0.1:${world.ports.sandbox}/control/calls`, 60_000);
  running.push(start("web", [...preload, "app/entry.web.ts"], product));
  running.push(start("worker", [...preload, "app/entry.worker.ts"], product));
  await untilReady(`http://127.0.0.1:${world.ports.web}/readyz`, 60_000);
  return running;
}

/** Gives the demo store its history. @returns the account's id at Instagram */
async function seed(world: BenchWorld): Promise<string> {
  const owner = new pg.Pool({ connectionString: world.url, max: 1 });
  const { scope, accountId, externalId } = await demoShop(owner);
  // Its index of words is another bench's: the worker shall not build it during this one.
  await owner.query(
    `INSERT INTO search_indexes (shop_id, version, total, done, finished_at) VALUES ($1, $2, 0, 0, now())
     ON CONFLICT (shop_id) DO UPDATE SET version = excluded.version, finished_at = now()`,
    [scope.shopId, wordsVersion],
  );
  const options = { contacts: threads, messagesEach: 10, externalId: "" };
  for (let from = 0; from < threads; from += 500) await seedThreads(owner, scope, accountId, from, options);
  await seedWork(owner, scope);
  await owner.query("VACUUM ANALYZE");
  await owner.end();
  return externalId;
}

/** When each message was written, and when each page showed it in its list and in its open thread. */
class Shown {
  readonly #writtenAt: number[] = [];
  readonly #seen = new Map<StaffPage, Record<"row" | "thread", Map<number, number>>>();
  /** The thread of each writer, once anybody was told of it. */
  readonly threadOf = new Map<number, string>();

  note(n: number): void {
    this.#writtenAt[n] = Date.now();
  }

  readonly onShown = (page: StaffPage, shown: ShownText) => {
    const n = Number(/^mark (\d+)$/.exec(shown.text)?.[1] ?? NaN);
    if (Number.isNaN(n)) return;
    this.threadOf.set(n % writers, shown.threadId);
    const seen = this.#seen.get(page) ?? { row: new Map(), thread: new Map() };
    this.#seen.set(page, seen);
    if (!seen[shown.where].has(n)) seen[shown.where].set(n, Date.now());
  };

  /** How long it took to each page that shows such a thing, in ms; null where it never came. */
  times(pages: StaffPage[], where: "row" | "thread", first: number, end: number): (number | null)[] {
    return pages.flatMap((page) => {
      const theirs = (n: number) => where === "row" || this.threadOf.get(n % writers) === page.threadId;
      const all = Array.from({ length: end - first }, (_, at) => first + at).filter(theirs);
      return all.map((n) => {
        const at = this.#seen.get(page)?.[where].get(n);
        return at === undefined ? null : at - (this.#writtenAt[n] ?? 0);
      });
    });
  }
}

async function openPages(world: BenchWorld, shown: Shown): Promise<StaffPage[]> {
  const control = async (path: string, body: unknown) => {
    const url = `http://127.0.0.1:${world.ports.sandbox}/control/shopify/${path}`;
    const headers = { "content-type": "application/json" };
    return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).json();
  };
  actAsPages();
  const origin = `http://127.0.0.1:${world.ports.web}`;
  const token = async (staff: string) =>
    ((await control("session-token", { staff })) as { token: string }).token;
  const pages: StaffPage[] = [];
  for (let n = 0; n < staffCount; n += 1) {
    const key = `staff-${n}`;
    await control("staff", { key });
    const page = new StaffPage({ origin, token, onShown: shown.onShown }, key);
    await page.open();
    pages.push(page);
  }
  return pages;
}

/** Posts what the n-th customer writes as Meta does; they write one after the other. */
function writer(world: BenchWorld, shown: Shown, account: string): (n: number) => Promise<void> {
  const secret = world.environment.product["INSTAGRAM_APP_SECRET"] ?? "";
  return async (n) => {
    const sender = { id: `77${String(n % writers).padStart(14, "0")}` };
    const message = { mid: `aWdfZAG1faXRlbToxOklHTWVzc2FnZAU${n}`, text: `mark ${n}` };
    const at = Date.now();
    const messaging = [{ sender, recipient: { id: account }, timestamp: at, message }];
    const body = JSON.stringify({ object: "instagram", entry: [{ id: account, time: at, messaging }] });
    const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
    shown.note(n);
    const url = `http://127.0.0.1:${world.ports.web}/webhooks/instagram`;
    const answer = await fetch(url, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`the intake answered ${answer.status}`);
  };
}

/** So many messages a second, as many as are asked for. */
async function writeSteadily(write: (n: number) => Promise<void>, first: number, end: number): Promise<void> {
  const startedAt = performance.now();
  const sending: Promise<void>[] = [];
  for (let n = first; n < end; n += 1) {
    const due = startedAt + ((n - first) * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    sending.push(write(n));
  }
  await Promise.all(sending);
  await sleep(5_000);
}

/** Every customer writes once, and each of the staff opens the thread of one of them. */
async function openThreads(
  pages: StaffPage[],
  shown: Shown,
  write: (n: number) => Promise<void>,
): Promise<void> {
  await writeSteadily(write, 0, writers);
  for (const [n, page] of pages.entries())
    await page.openThread(shown.threadOf.get(n * (writers / staffCount)) ?? "");
  await sleep(10_000);
}

async function* quietRows(pages: StaffPage[]): AsyncGenerator<Row> {
  const before = pages.map(({ requests }) => requests);
  await sleep(quietSeconds * 1_000);
  const most = Math.max(...pages.map(({ requests }, at) => requests - (before[at] ?? 0)));
  const name = `${staffCount} open inboxes, nothing happens: requests a minute, of whom has most`;
  yield absolute("inbox", name, (most / quietSeconds) * 60, "", { atMost: 30 });
}

async function* busyRows(
  { postgres }: BenchWorld,
  running: WorldProcess[],
  pages: StaffPage[],
  shown: Shown,
  write: (n: number) => Promise<void>,
): AsyncGenerator<Row> {
  const [web = 0, worker = 0] = ["web", "worker"].map((name) => pidOf(running, name));
  const used = () => ({ app: cpuOf(web) + cpuOf(worker), database: cpuOfTree(postgres.pid() ?? 0) });
  const [first, end] = [writers, writers + perSecond * busySeconds];
  const before = used();
  const startedAt = performance.now();
  await writeSteadily(write, first, end);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = used();
  const app = (after.app - before.app) / seconds;
  const all = app + (after.database - before.database) / seconds;
  const name = `${staffCount} open inboxes, ${perSecond} messages a second`;
  yield absolute("inbox", `${name}: web and worker`, app, "cores", { atMost: 1 });
  yield absolute("inbox", `${name}: web, worker and database`, all, "cores", { atMost: 1 });
  for (const where of ["row", "thread"] as const) {
    const times = shown.times(pages, where, first, end);
    const came = times.filter((ms) => ms !== null);
    const what = where === "row" ? "each message in each list" : "each in the open thread";
    for (const share of [0.5, 0.95, 0.99])
      yield absolute("inbox", `${name}: ${what}, p${share * 100}`, percentile(came, share), "ms", {
        atMost: 1_000,
      });
    yield absolute("inbox", `${name}: ${what}, lost of ${times.length}`, times.length - came.length, "", {
      atMost: 0,
    });
  }
}

function pidOf(running: WorldProcess[], name: string): number {
  const pid = running.find((each) => each.name === name)?.child.pid;
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
