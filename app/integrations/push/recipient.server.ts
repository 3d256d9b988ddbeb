import type { MayBeTold } from "#app/platform/data-limits.generated.ts";
import { env } from "#app/platform/env.server.ts";
import type { Recipient } from "#app/platform/http/outbound.server.ts";

/**
 * Hosts that browsers name in their subscriptions: Chrome, Edge and Opera on Android (FCM), Firefox (autopush), Safari
 * (Apple), Edge on Windows (WNS). Of all but FCM whatever is below the domain.
 */
const hosts = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.push\.apple\.com$/,
  /\.notify\.windows\.com$/,
];

/** A message, encrypted for the browser it goes to: the service that carries it cannot read it. */
const told = { body: "notification" } satisfies Record<string, MayBeTold["push"] | "protocol">;

/** The push services of the browsers that staff added, over https, and the origins that are configured. */
export const push: Recipient = {
  name: "push",
  isTheirs: (url) => isVouched(url) || isKnown(url),
  // A browser named the address, and whoever posts one as a browser would.
  trust: (url) => (isVouched(url) ? "vouched" : "public"),
  told,
};

function isVouched({ origin }: URL): boolean {
  return env().PUSH_ORIGINS.includes(origin);
}

function isKnown({ protocol, hostname, port, username, password }: URL): boolean {
  const plain = port === "" && username === "" && password === "";
  return protocol === "https:" && plain && hosts.some((host) => host.test(hostname));
}
