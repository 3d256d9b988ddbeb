import ipaddr from "ipaddr.js";

/** IPv6 addresses that the whole world routes to; whatever else there is may be a door into somebody's network. */
const globalUnicast = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to the public internet. Loopback, private, link-local, unique-local, shared,
 * multicast and reserved addresses do not, nor do IPv6 addresses that carry an IPv4 one inside (mapped, 6to4,
 * Teredo, NAT64): where they lead is decided by somebody else. What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || (address as ipaddr.IPv6).match(globalUnicast);
}

/** Whether the host of an address is itself an IP address, which no name server is asked about. */
export function isLiteral(hostname: string): boolean {
  return ipaddr.isValid(bare(hostname));
}

/** The host of an address without the brackets that IPv6 has there. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}
