import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";

/** A process of the local world, with its output labelled. */
export interface WorldProcess {
  name: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

export interface StartOptions {
  name: string;
  /** Arguments of node. */
  args: string[];
  env: Record<string, string>;
  onLine: (name: string, line: string) => void;
}

/** Starts one process of the world in its own group, so that stopping it leaves nothing behind. */
export function startProcess({ name, args, env, onLine }: StartOptions): WorldProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) lines(stream, (line) => onLine(name, line));
  return { name, child, stop: () => stop(child) };
}

function lines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = "";
  stream.on("data", (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split("\n");
    rest = parts.pop() ?? "";
    parts.filter((part) => part.trim() !== "").forEach(onLine);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await exited;
  clearTimeout(killer);
}

/** Waits until an address answers 200, or says in words that it never did. */
export async function untilReady(url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if ((await statusOf(url)) === 200) return;
    if (Date.now() > deadline)
      throw new Error(`${url} did not become ready within ${timeoutMs / 1_000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asking = request(url, { timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.on("error", () => resolve(undefined));
    asking.on("timeout", () => asking.destroy());
    asking.end();
  });
}
