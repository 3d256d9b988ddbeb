import type { IncomingMessage, ServerResponse } from "node:http";

/** What goes over the wire between an app and a Meta of the tests. */

export interface FakeAccount {
  userId: string;
  id: string;
  username: string;
  accountType: string | null;
  permissions: string[];
}

export type GraphTarget = "send" | "read" | "me" | "subscribe" | "profile";
export type Target = GraphTarget | "token" | "exchange" | "refresh";

export interface SentBody {
  text?: string;
  attachment?: { type: string; payload: unknown };
  quick_replies?: { title: string; payload: string }[];
}

export interface SendBody {
  recipient: { id: string };
  message: SentBody;
  /** A reaction, instead of a message. */
  sender_action?: string;
  tag?: string;
}

/** While the sender waits, as Meta does. */
export async function fetched({
  attachment,
}: SentBody): Promise<{ type: string; bytes: Buffer } | undefined> {
  const url = (attachment?.payload as { url?: string } | undefined)?.url;
  if (url === undefined) return undefined;
  const answer = await fetch(url);
  if (!answer.ok) throw new Refusal({ code: 100, subcode: 2018008 });
  return {
    type: answer.headers.get("content-type") ?? "",
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

/** How a thread lists a file: by its kind, at an address of Meta's. */
export function listed({ attachment }: SentBody): object {
  if (!attachment || attachment.type === "template") return {};
  const url = "https://lookaside.fbsbx.com/listed";
  const known = { image: { image_data: { url } }, video: { video_data: { url } } };
  return { attachments: { data: [known[attachment.type as "image" | "video"] ?? { file_url: url }] } };
}

interface ErrorSpec {
  code: number;
  subcode?: number;
  status?: number;
}

export class Refusal extends Error {
  readonly spec: ErrorSpec;

  constructor(spec: ErrorSpec) {
    super("refused");
    this.spec = spec;
  }
}

export function me(account: FakeAccount): unknown {
  return {
    user_id: account.userId,
    id: account.id,
    username: account.username,
    name: "Fake Shop",
    ...(account.accountType && { account_type: account.accountType }),
    profile_picture_url: null,
  };
}

export function targetOf(method: string, path: string): Target {
  if (path === "/oauth/access_token") return "exchange";
  if (path === "/access_token") return "token";
  if (path === "/refresh_access_token") return "refresh";
  const [, , id, edge] = path.split("/");
  if (edge === "subscribed_apps") return "subscribe";
  if (edge === "messages" && method === "POST") return "send";
  if (edge === "conversations") return "read";
  return id === "me" ? "me" : "profile";
}

export function refuse(
  res: ServerResponse,
  { code, subcode, status }: ErrorSpec,
  headers?: Record<string, string>,
): void {
  const error = {
    message: "refused",
    type: "OAuthException",
    code,
    error_subcode: subcode,
    fbtrace_id: "TRACE1",
  };
  send(res, status ?? 400, JSON.stringify({ error }), headers);
}

export function send(
  res: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

export async function text(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
