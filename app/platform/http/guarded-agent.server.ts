import dns, { type LookupAddress, type LookupAllOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, request, type Dispatcher } from "undici";
import { isPublicAddress } from "./public-address.ts";

/** The code of a lookup that found an address where nothing of ours may go. */
export const addressRefused = "ADDRESS_REFUSED";

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * A name lookup that answers with public addresses only, and fails when a name leads to even one other. The
 * connection is made to the very addresses that were looked at: a name that leads elsewhere a moment later (DNS
 * rebinding) gains nothing by it.
 */
export function publicLookup(resolve: Resolve = dns.lookup): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) callback(error ?? refusal(), []);
      else if (!found.every(({ address }) => isPublicAddress(address))) callback(refusal(), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
}

function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error("a name leads to an address that is not public"), { code: addressRefused });
}

/** How far an address is trusted: `public` must be on the public internet, an operator vouches for `vouched`. */
export type Trust = "public" | "vouched";

const agents = new Map<Trust, Agent>();

/** Connects as far as the trust goes. */
export function agent(trust: Trust): Agent {
  let known = agents.get(trust);
  if (!known) {
    known = trust === "public" ? new Agent({ connect: { lookup: publicLookup() } }) : new Agent();
    agents.set(trust, known);
  }
  return known;
}

/**
 * Asks for an address with nothing of ours in the question: no cookie, no credential, no referrer. Redirects are
 * answers, and bodies come as they are. The host of a `public` address must be a name; literal ones are the caller's.
 */
export async function getPlainly(
  url: URL,
  trust: Trust,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const answer = await request(url, {
    dispatcher: agent(trust),
    headers: { accept: "*/*", "accept-encoding": "identity" },
    headersTimeout: 20_000,
    bodyTimeout: 20_000,
    signal,
  });
  // Whoever leaves a body before its end makes it fail, with nobody left to hear of it.
  answer.body.on("error", () => {});
  return answer;
}
