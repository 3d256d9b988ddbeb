import { createHmac } from "node:crypto";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { wordsVersion } from "./words.ts";

/** What a term was found in. The same word of a message and of a name are different tokens. */
export type TokenKind = "message" | "person";

/**
 * Makes tokens of a shop's terms: 32 bits of HMAC-SHA256, as PostgreSQL's integer. The key is the shop's own and of
 * one version of the words: tokens of another shop, or of another version, never meet.
 */
export type Tokeniser = (kind: TokenKind, term: string) => number;

/** Half of the terms that are kept at hand, over all shops: half the work of indexing is words that everybody uses. */
const keepAtMost = 100_000;

let [young, old] = [new Map<string, number>(), new Map<string, number>()];

/** The tokeniser of a shop. */
export async function tokeniser(scope: ShopScope): Promise<Tokeniser> {
  const index = await blindIndexer(scope);
  const key = index("search", `words ${wordsVersion}`);
  const known = key.toString("latin1", 0, 16);
  return (kind, term) => {
    const name = `${known}${kind}\0${term}`;
    return young.get(name) ?? keep(name, old.get(name) ?? hashed(key, `${kind}\0${term}`));
  };
}

/** What was used lately stays; what was not goes with its generation. */
function keep(name: string, token: number): number {
  if (young.size >= keepAtMost) [young, old] = [new Map(), young];
  young.set(name, token);
  return token;
}

function hashed(key: Buffer, text: string): number {
  return createHmac("sha256", key).update(text).digest().readInt32BE(0);
}
