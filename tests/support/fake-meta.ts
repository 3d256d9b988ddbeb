import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterAll } from "vitest";
import {
  fetched,
  listed,
  me,
  refuse,
  Refusal,
  send,
  targetOf,
  text,
  type FakeAccount,
  type GraphTarget,
  type SendBody,
  type SentBody,
  type Target,
} from "./fake-meta-wire.ts";

/** What goes wrong with one coming call. `cut` ends the connection before or after the effect. */
export type FakeFault =
  | { cut: "before" | "after" }
  | { error: { code: number; subcode?: number; status?: number }; headers?: Record<string, string> }
  /** Takes effect, then answers so. */
  | { status: number; body: string };

export interface FakeMessage {
  mid: string;
  to: string;
  /** Empty for what is no text. */
  text: string;
  /** The whole message as it was sent. */
  sent: SentBody;
  /** What was at the address of a file, when Meta fetched it. */
  file?: { type: string; bytes: Buffer };
  tag: string | undefined;
  at: number;
}

interface Call {
  target: Target;
  method: string;
  path: string;
  authorization: string | undefined;
  body: string;
}

const sixtyDays = 60 * 24 * 3600;

/** A handful of Meta's endpoints for tests that need to stop it in the middle of something. */
export class FakeMeta {
  readonly calls: Call[] = [];
  /** What people received. */
  readonly delivered: FakeMessage[] = [];
  /** Who logs in next. */
  account: FakeAccount = {
    userId: "17841400000000099",
    id: "28978671838402999",
    username: "fake.shop",
    accountType: "Business",
    permissions: ["instagram_business_basic", "instagram_business_manage_messages", "human_agent"],
  };
  /** Field names that are refused with code 100. */
  refusedFields: string[] = [];
  subscribed: string[] = [];
  profile: Record<string, unknown> = { username: "maya.home", name: "Maya" };
  /** Called when a message has reached its person and nobody has been told yet. */
  onDelivered: ((message: FakeMessage) => Promise<void>) | undefined;
  /** Called when a thread was read and nobody has been told yet. */
  onRead: (() => Promise<void>) | undefined;
  /** Chooses what goes wrong with each send. */
  beforeSend: (() => FakeFault | undefined) | undefined;
  readonly #faults = new Map<Target, FakeFault[]>();
  readonly #tokens = new Map<string, FakeAccount>();
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #n = 0;

  /** Starts listening; stops with the test file. */
  static async start(): Promise<FakeMeta> {
    const meta = new FakeMeta();
    meta.#server = createServer((req, res) => void meta.#handle(req, res));
    meta.#server.on("connection", (socket: Socket) => meta.#sockets.add(socket));
    await new Promise<void>((resolve) => meta.#server?.listen(0, "127.0.0.1", resolve));
    afterAll(() => {
      for (const socket of meta.#sockets) socket.destroy();
      meta.#server?.close();
    });
    return meta;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server?.address() as AddressInfo).port}`;
  }

  /** The environment of an app that takes this for Meta. */
  get environment(): Record<string, string> {
    return { META_GRAPH_URL: this.url, META_AUTH_URL: this.url };
  }

  /** Refuses connections until the returned function is called. */
  async goAway(): Promise<() => Promise<void>> {
    const { port } = this.#server?.address() as AddressInfo;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
    return () => new Promise((resolve) => this.#server?.listen(port, "127.0.0.1", resolve));
  }

  fail(target: Target, ...faults: FakeFault[]): void {
    this.#faults.set(target, [...(this.#faults.get(target) ?? []), ...faults]);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Tokens handed out so far: none of them may turn up anywhere. */
  get tokens(): string[] {
    return [...this.#tokens.keys()];
  }

  revokeTokens(): void {
    this.#tokens.clear();
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", this.url);
    const body = await text(req);
    const target = targetOf(req.method ?? "GET", url.pathname);
    this.calls.push({
      target,
      method: req.method ?? "GET",
      path: url.pathname + url.search,
      authorization: req.headers.authorization,
      body,
    });
    const fault = this.#faults.get(target)?.shift() ?? (target === "send" ? this.beforeSend?.() : undefined);
    if (fault && "cut" in fault && fault.cut === "before") return void req.socket.destroy();
    if (fault && "error" in fault) return refuse(res, fault.error, fault.headers);
    try {
      const answer = await this.#answer(target, url, req, body);
      if (fault && "cut" in fault) return void req.socket.destroy();
      if (fault && "status" in fault) return send(res, fault.status, fault.body);
      send(res, 200, JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(res, error.spec);
    }
  }

  async #answer(target: Target, url: URL, req: IncomingMessage, body: string): Promise<unknown> {
    const given = url.searchParams.get("access_token") ?? "";
    if (target === "exchange") return this.#exchange(body);
    if (target === "token") return this.#newToken("long", this.#known(given));
    if (target === "refresh") return this.#newToken("fresh", this.#known(given));
    return this.#answerGraph(target, url, req, body);
  }

  async #answerGraph(target: GraphTarget, url: URL, req: IncomingMessage, body: string): Promise<unknown> {
    const account = this.#known((req.headers.authorization ?? "").replace("Bearer ", ""));
    switch (target) {
      case "me":
        return me(account);
      case "subscribe":
        return this.#subscribe(req.method ?? "GET", url);
      case "send":
        return this.#send(JSON.parse(body) as SendBody);
      case "read":
        return this.#tellRead(this.#read(account, url.searchParams.get("user_id") ?? ""));
      case "profile":
        return this.profile;
    }
  }

  /** As documented, in a list, while the long token comes flat: both shapes are met. */
  #exchange(body: string): unknown {
    const form = new URLSearchParams(body);
    if (form.get("code") === "used") throw new Refusal({ code: 400 });
    const { access_token } = this.#newToken("short", this.account);
    const { id, permissions } = this.account;
    return { data: [{ access_token, user_id: id, permissions: permissions.join(",") }] };
  }

  #newToken(kind: string, account: FakeAccount) {
    const token = `IGAA-${kind}-${++this.#n}-secret-canary`;
    this.#tokens.set(token, account);
    return { access_token: token, token_type: "bearer", expires_in: sixtyDays };
  }

  #known(token: string): FakeAccount {
    const account = this.#tokens.get(token);
    if (!account) throw new Refusal({ code: 190, subcode: 458 });
    return account;
  }

  #subscribe(method: string, url: URL): unknown {
    if (method === "GET")
      return { data: this.subscribed.length ? [{ subscribed_fields: this.subscribed }] : [] };
    if (method === "DELETE") this.subscribed = [];
    else {
      const fields = (url.searchParams.get("subscribed_fields") ?? "").split(",");
      if (fields.some((field) => this.refusedFields.includes(field))) throw new Refusal({ code: 100 });
      this.subscribed = fields;
    }
    return { success: true };
  }

  async #send(body: SendBody): Promise<unknown> {
    if (body.sender_action) return { recipient_id: body.recipient.id };
    const file = await fetched(body.message);
    const message: FakeMessage = {
      mid: `mid.${++this.#n}.${"x".repeat(20)}`,
      to: body.recipient.id,
      text: body.message.text ?? "",
      sent: body.message,
      tag: body.tag,
      at: Date.now(),
      ...(file && { file }),
    };
    this.delivered.push(message);
    await this.onDelivered?.(message);
    return { recipient_id: message.to, message_id: message.mid };
  }

  async #tellRead(answer: unknown): Promise<unknown> {
    await this.onRead?.();
    return answer;
  }

  #read(account: FakeAccount, personId: string): unknown {
    const messages = this.delivered
      .filter(({ to }) => to === personId)
      .toReversed()
      .map(({ mid, text, sent, at }) => ({
        id: mid,
        created_time: new Date(at).toISOString().replace(/\.\d+Z$/, "+0000"),
        from: { id: account.userId, username: account.username },
        message: text,
        ...listed(sent),
      }));
    return { data: [{ id: "thread", messages: { data: messages } }] };
  }
}
