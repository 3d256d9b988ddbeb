import { spawn, type ChildProcess } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import autocannon from "autocannon";
import { freePort } from "#scripts/postgres.ts";
import { median, relative, type Row } from "../report.ts";
import type { BenchWorld } from "../parts.ts";

const connections = 32;
const seconds = 6;
const rounds = 3;

/** The intake beside its floor, in turns, so that a noisy moment of the machine meets both. */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const floor = { rate: [] as number[], p99: [] as number[] };
  const ours = { rate: [] as number[], p99: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, figures] of [
      ["floor", floor],
      ["couplet", ours],
    ] as const) {
      const { rate, p99 } = await measure(kind, world.environment.product["INSTAGRAM_APP_SECRET"] ?? "");
      figures.rate.push(rate);
      figures.p99.push(p99);
    }
  }
  yield relative(
    "spine",
    "intake: requests stored before answered",
    median(ours.rate),
    median(floor.rate),
    "requests/s",
    { atLeast: 1 },
  );
  yield relative("spine", "intake: p99 latency", median(ours.p99), median(floor.p99), "ms", { atMost: 1.5 });
}

async function measure(kind: string, secret: string): Promise<{ rate: number; p99: number }> {
  const port = await freePort();
  const server = spawn(process.execPath, ["bench/spine/intake-servers.ts", kind, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout!, "data");
  try {
    await load(port, secret, 1);
    const result = await load(port, secret, seconds);
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${kind} answered ${result.non2xx} requests with an error`);
    return { rate: result.requests.average, p99: result.latency.p99 };
  } finally {
    await end(server);
  }
}

let serial = 0;

/** Every body is another one: a repetition would be answered without storing. */
function load(port: number, secret: string, duration: number): Promise<autocannon.Result> {
  return autocannon({
    url: `http://127.0.0.1:${port}/webhooks/instagram`,
    connections,
    duration,
    requests: [
      {
        method: "POST",
        setupRequest: (request) => {
          const body = message((serial += 1));
          const signature = createHmac("sha256", secret).update(body).digest("hex");
          return {
            ...request,
            body,
            headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
          };
        },
      },
    ],
  });
}

function message(n: number): string {
  const at = 1_790_000_000_000 + n;
  return JSON.stringify({
    object: "instagram",
    entry: [
      {
        id: "17841400000000001",
        time: at,
        messaging: [
          {
            sender: { id: `10${String(n % 500).padStart(14, "0")}` },
            recipient: { id: "17841400000000001" },
            timestamp: at,
            message: {
              mid: `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDAwMDAwMDAwMDAx${n}`,
              text: "is the blue lamp back in stock, and when?",
            },
          },
        ],
      },
    ],
  });
}

async function end(server: ChildProcess): Promise<void> {
  const exited = once(server, "exit");
  server.kill("SIGTERM");
  await exited;
}
