import { ServiceError } from "../errors.ts";
import { logger } from "../log.server.ts";
import { agent, type Trust } from "./guarded-agent.server.ts";

const log = logger("outbound");

/** Somebody outside whom the product speaks to. There are as many as there are folders in integrations. */
export interface Recipient {
  name: "meta" | "shopify" | "llm" | "push";
  /** Whether an address is one of theirs. */
  isTheirs(url: URL): boolean;
  /**
   * Each field that they may be told, by its place in a request ("recipient.id"), and the class of data it carries;
   * "protocol" is what no person stands behind: the app's id, names of fields, credentials they issued themselves.
   */
  told: Readonly<Record<string, string>>;
  /**
   * How far an address of theirs is trusted, where somebody outside named it: a host of theirs whose name leads into
   * a private network is not reached. Left out where addresses are the operator's or Shopify's own.
   */
  trust?(url: URL): Trust;
  /** Whether they keep media at an address, and how far it is trusted; null, or left out, for nothing of theirs. */
  keepsMedia?(url: URL): Trust | null;
}

/**
 * The only way out of the product that tells anything: a request to a recipient, at an address of theirs, with fields
 * they may be told. Redirects are not followed, for they lead elsewhere. What a recipient keeps for us to fetch comes
 * through download.server.ts, which tells nothing.
 * @throws ServiceError "not_allowed" before anything is sent; what `fetch` throws when there is no answer
 */
export async function send(recipient: Recipient, url: URL, init: RequestInit): Promise<Response> {
  const strange = fieldsOf(url, init.body).filter((field) => !Object.hasOwn(recipient.told, field));
  if (!recipient.isTheirs(url)) throw refused(recipient, "host");
  if (strange.length > 0) throw refused(recipient, "fields");
  const trust = recipient.trust?.(url);
  const guard = trust && ({ dispatcher: agent(trust) } as unknown as RequestInit);
  return fetch(url, { ...init, ...guard, redirect: "error" });
}

/** Said aloud, because a library in between may take it for a broken network. A bug of ours: neither is input. */
function refused({ name }: Recipient, what: "host" | "fields"): ServiceError {
  const err = new ServiceError(name, { code: "not_allowed", retryable: false });
  log.error({ err, recipient: name, what }, "a request was not allowed to leave");
  return err;
}

/** The names of what a request carries, in its address and its body. */
function fieldsOf(url: URL, body: RequestInit["body"]): string[] {
  return [...url.searchParams.keys(), ...bodyFields(body)];
}

function bodyFields(body: RequestInit["body"]): string[] {
  if (body === null || body === undefined) return [];
  if (body instanceof URLSearchParams) return [...body.keys()];
  if (body instanceof Uint8Array) return ["body"];
  return leaves(typeof body === "string" ? parsed(body) : undefined);
}

/** Undefined for what is not JSON: it has no fields, so it is a single one that nobody may be told. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** "recipient.id" for {recipient: {id: 1}}; the places of a list are one. */
function leaves(value: unknown, at: string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, at));
  if (typeof value !== "object" || value === null) return [at.join(".")];
  return Object.entries(value).flatMap(([name, each]) => leaves(each, [...at, name]));
}
