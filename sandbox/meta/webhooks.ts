import { createHmac } from "node:crypto";
import type { SandboxContext } from "../context.ts";
import { pause } from "../http.ts";
import { escapedJson } from "./escaped-json.ts";
import type { World } from "./world.ts";

/** One webhook to the app, with every attempt to deliver it. */
export interface Delivery {
  n: number;
  at: string;
  body: string;
  state: "waiting" | "delivered" | "retrying" | "dropped";
  attempts: { at: string; status: number | string; ms: number }[];
}

/** What goes into `entry[]`; without the account's id it is filled in by the caller. */
export type Entry = Record<string, unknown>;

interface Waiting {
  entry: Entry;
  forged: boolean;
  done: (delivery: Delivery) => void;
}

const answerLimitMs = 20_000;
const kept = 500;

/**
 * Delivers updates to the app: one after another per account, signed over the very bytes sent, retried
 * and then dropped. Retries run beside the queue, so a failing webhook arrives late and out of order.
 */
export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  readonly #ctx: SandboxContext;
  readonly #world: World;
  readonly #queues = new Map<string, Waiting[]>();
  #n = 0;
  /** Counts resets: whatever was under way before one gives up. */
  #epoch = 0;

  constructor(ctx: SandboxContext, world: World) {
    this.#ctx = ctx;
    this.#world = world;
  }

  /** Queues an entry; resolves after the first attempt. `forged` signs it with a wrong secret. */
  send(entry: Entry, forged = false): Promise<Delivery> {
    return new Promise((done) => {
      const key = String(entry["id"]);
      const queue = this.#queues.get(key);
      if (queue) {
        queue.push({ entry, forged, done });
        return;
      }
      this.#queues.set(key, [{ entry, forged, done }]);
      void this.#drain(key, this.#epoch);
    });
  }

  /** Forgets all deliveries and stops retrying. */
  reset(): void {
    this.#epoch += 1;
    this.#queues.clear();
    this.deliveries.length = 0;
  }

  /** The handshake Meta does when the address is registered. */
  async handshake(token?: string): Promise<{ status: number; body: string; ok: boolean }> {
    const challenge = String(Math.floor(Math.random() * 1e9) + 1e9);
    const query = new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.challenge": challenge,
      "hub.verify_token": token ?? this.#ctx.config.meta.verifyToken,
    });
    const response = await fetch(`${this.#address()}?${query.toString()}`);
    const body = await response.text();
    return { status: response.status, body, ok: response.status === 200 && body === challenge };
  }

  #address(): string {
    return `${this.#ctx.config.appUrl}/webhooks/instagram`;
  }

  async #drain(key: string, epoch: number): Promise<void> {
    const { settings } = this.#world;
    if (settings.outOfOrder) await pause(300);
    for (;;) {
      const queue = this.#queues.get(key);
      if (!queue || epoch !== this.#epoch) return;
      if (queue.length === 0) {
        this.#queues.delete(key);
        return;
      }
      if (settings.outOfOrder) queue.unshift(...queue.splice(-1));
      await this.#deliver(takeBatch(queue, settings.batchSize), epoch);
    }
  }

  async #deliver(batch: Waiting[], epoch: number): Promise<void> {
    const forged = batch.some((waiting) => waiting.forged);
    const body = escapedJson({ object: "instagram", entry: batch.map((waiting) => waiting.entry) });
    const copies = this.#world.settings.duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery = this.#record(body);
      await this.#attempt(delivery, forged);
      if (delivery.state === "retrying") void this.#retry(delivery, forged, epoch);
      if (copy === 0) for (const waiting of batch) waiting.done(delivery);
    }
  }

  #record(body: string): Delivery {
    const at = new Date().toISOString();
    const delivery: Delivery = { n: ++this.#n, at, body, state: "waiting", attempts: [] };
    this.deliveries.push(delivery);
    if (this.deliveries.length > kept) this.deliveries.splice(0, kept / 5);
    return delivery;
  }

  async #retry(delivery: Delivery, forged: boolean, epoch: number): Promise<void> {
    for (const delay of this.#ctx.config.retryDelaysMs) {
      await pause(delay);
      if (epoch !== this.#epoch) return;
      await this.#attempt(delivery, forged);
      if (delivery.state === "delivered") return;
    }
    delivery.state = "dropped";
  }

  async #attempt(delivery: Delivery, forged: boolean): Promise<void> {
    const startedAt = Date.now();
    const status = await this.#post(delivery.body, forged);
    delivery.attempts.push({ at: new Date(startedAt).toISOString(), status, ms: Date.now() - startedAt });
    delivery.state = status === 200 ? "delivered" : "retrying";
  }

  async #post(body: string, forged: boolean): Promise<number | string> {
    try {
      const bytes = Buffer.from(body, "utf8");
      const signal = AbortSignal.timeout(answerLimitMs);
      const headers = this.#headers(bytes, forged);
      const response = await fetch(this.#address(), { method: "POST", body: bytes, headers, signal });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      return reasonOf(error);
    }
  }

  #headers(bytes: Buffer, forged: boolean): Record<string, string> {
    const { instagram, meta } = this.#ctx.config;
    const own = this.#world.settings.signWith === "meta" ? meta.appSecret : instagram.appSecret;
    const secret = forged ? `not-${own}` : own;
    const mac = (kind: string) => createHmac(kind, secret).update(bytes).digest("hex");
    return {
      "content-type": "application/json",
      "user-agent": "Webhooks/1.0 (https://fb.me/webhooks)",
      "facebook-api-version": meta.graphVersion,
      "x-hub-signature": `sha1=${mac("sha1")}`,
      "x-hub-signature-256": `sha256=${mac("sha256")}`,
    };
  }
}

function takeBatch(queue: Waiting[], size: number): Waiting[] {
  const forged = queue[0]?.forged;
  const mixed = queue.findIndex((waiting) => waiting.forged !== forged);
  return queue.splice(0, Math.max(1, Math.min(size, mixed === -1 ? queue.length : mixed)));
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code ?? (error instanceof Error ? error.name : String(error));
}
