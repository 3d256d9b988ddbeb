/**
 * What the two halves of the sandbox share: its configuration, the log of calls made to it, the faults
 * that are switched on, and its clock. The sandbox plays Shopify and Meta over the wire; it shares no code
 * with the product.
 */
export interface SandboxConfig {
  /** Port of the sandbox's own pages and of both platforms' APIs. */
  port: number;
  /** Port on which the app is shown through the sandbox's proxy: the app's public address. */
  proxyPort: number;
  /** Where the app really listens, e.g. http://127.0.0.1:3000. Webhooks go here. */
  appUrl: string;
  /** Public address of the app (the proxy), as registered with both platforms. */
  publicAppUrl: string;
  shopify: {
    apiKey: string;
    apiSecret: string;
    scopes: string[];
    /** What the app may ask for once it is installed. */
    optionalScopes: string[];
  };
  instagram: { appId: string; appSecret: string };
  meta: { appId: string; appSecret: string; verifyToken: string; graphVersion: string };
  /** How long platform webhooks wait between retries, in ms; short in tests. */
  retryDelaysMs: number[];
}

/** One call the app made to the sandbox, in order. */
export interface RecordedCall {
  n: number;
  at: string;
  /** e.g. "meta.send", "meta.profile", "shopify.graphql", "shopify.token". */
  target: string;
  method: string;
  path: string;
  request: unknown;
  status: number | "cut";
  response: unknown;
}

/**
 * A fault for one coming call of a target:
 * `error` answers with the platform's error of that code, `delay` waits first, `cut` destroys the
 * connection before or after the effect has taken place.
 */
export type Fault =
  | { kind: "error"; status?: number; code?: number; subcode?: number; message?: string; throttled?: boolean }
  | { kind: "delay"; ms: number }
  | { kind: "cut"; when: "before" | "after" };

export class CallLog {
  #calls: RecordedCall[] = [];
  #n = 0;

  add(call: Omit<RecordedCall, "n" | "at">): void {
    this.#calls.push({ n: ++this.#n, at: new Date().toISOString(), ...call });
    if (this.#calls.length > 5_000) this.#calls.splice(0, 1_000);
  }

  list(): RecordedCall[] {
    return [...this.#calls];
  }

  clear(): void {
    this.#calls = [];
  }
}

export class FaultBox {
  #queued = new Map<string, Fault[]>();

  /** Puts faults on the next calls of `target`, in order, after those already waiting. */
  push(target: string, next: Fault[]): void {
    this.#queued.set(target, [...(this.#queued.get(target) ?? []), ...next]);
  }

  /** Takes the fault meant for this call, if any. */
  take(target: string): Fault | undefined {
    return this.#queued.get(target)?.shift();
  }

  list(): Record<string, Fault[]> {
    return Object.fromEntries([...this.#queued].filter(([, faults]) => faults.length > 0));
  }

  clear(): void {
    this.#queued.clear();
  }
}

export interface SandboxContext {
  config: SandboxConfig;
  calls: CallLog;
  faults: FaultBox;
  /** Functions that bring each half back to the seeded world; `POST /control/reset` runs them all. */
  resets: (() => void)[];
}
