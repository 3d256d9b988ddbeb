import { createHash } from "node:crypto";

/** Crockford's: without letters that are read as digits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The code of an offer, the same for each try: 40 bits of its id, which nobody guesses and everybody can type. Shopify
 * takes no code twice, so a repetition finds what was made before.
 */
export function codeOf(offerId: string): string {
  const bits = createHash("sha256").update(offerId).digest().readUIntBE(0, 5);
  const letters = Array.from({ length: 8 }, (_, at) => alphabet[Math.floor(bits / 32 ** at) % 32]);
  return `DM-${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** The address that opens the store with a code applied (Shopify Help Center, "Sharing discount links"). */
export function applyingLink(storefront: string, code: string, page: string | null): string {
  const link = new URL(`/discount/${encodeURIComponent(code)}`, storefront);
  if (page) link.searchParams.set("redirect", new URL(page).pathname);
  return link.href;
}
