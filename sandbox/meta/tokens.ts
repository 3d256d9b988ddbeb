import { accounts, type Account } from "./accounts.ts";
import { graphError } from "./errors.ts";
import { newSecret } from "./ids.ts";
import type { Code, Token } from "./words.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;
const longLifeMs = 60 * day;

/** What a call is allowed to do, once its token is accepted. */
export interface Caller {
  account: Account;
  permissions: string[];
}

/** Codes and access tokens: issued, exchanged, refreshed, expired, revoked. */
export class Tokens {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** A code for the redirect back to the app. */
  newCode(code: Omit<Code, "expiresAt">): string {
    const secret = newSecret("AQ", 96);
    this.#world.state.codes[secret] = { ...code, expiresAt: this.#world.now() + hour };
    return secret;
  }

  /** Takes a code once; undefined when it is unknown, used, late or for another redirect address. */
  takeCode(secret: string, redirectUri: string): Code | undefined {
    const code = this.#world.state.codes[secret];
    if (!code || code.used || code.expiresAt < this.#world.now()) return undefined;
    if (code.redirectUri !== redirectUri) return undefined;
    code.used = true;
    this.#world.changed();
    return code;
  }

  /** A new token; short ones live an hour, long ones sixty days. */
  issue(kind: Token["kind"], igId: string, permissions: string[]): { token: string; expiresIn: number } {
    const token = newSecret(kind === "short" ? "IGAAs" : "IGAAl", 120);
    const issuedAt = this.#world.now();
    const lifeMs = kind === "short" ? hour : longLifeMs;
    this.#world.state.tokens[token] = { igId, kind, permissions, issuedAt, expiresAt: issuedAt + lifeMs };
    this.#world.changed();
    return { token, expiresIn: Math.floor(lifeMs / 1000) };
  }

  /** A long token for a short one that still lives. */
  exchange(short: string): { token: string; expiresIn: number } {
    const known = this.#living(short);
    if (known.kind !== "short")
      throw graphError({ code: 190, message: "The access token is not short-lived" });
    return this.issue("long", known.igId, known.permissions);
  }

  /** A fresh long token for one between a day and sixty days old; the old string soon ends. */
  refresh(long: string): { token: string; expiresIn: number } {
    const known = this.#living(long);
    if (known.kind !== "long")
      throw graphError({ code: 190, message: "Only long-lived tokens can be refreshed" });
    if (this.#world.now() - known.issuedAt < day) {
      throw graphError({ code: 100, message: "(#100) The access token is younger than 24 hours" });
    }
    known.expiresAt = Math.min(known.expiresAt, this.#world.now() + hour / 6);
    return this.issue("long", known.igId, known.permissions);
  }

  /** The account a token speaks for, or Meta's refusal. */
  caller(token: string | undefined): Caller {
    const known = this.#living(token);
    const account = accounts.find((candidate) => candidate.igId === known.igId);
    if (!account) throw graphError({ code: 190 });
    return { account, permissions: known.permissions };
  }

  /** Brings the tokens of an account into a state, for tests. `ageHours` sets how long ago they were issued. */
  set(account: Account, state: "valid" | "expired" | "revoked" | undefined, ageHours?: number): number {
    const own = Object.values(this.#world.state.tokens).filter((token) => token.igId === account.igId);
    const now = this.#world.now();
    for (const token of own) {
      if (state) token.revoked = state === "revoked";
      if (state === "valid") token.expiresAt = now + (token.kind === "short" ? hour : longLifeMs);
      if (state === "expired") token.expiresAt = now - 1000;
      if (ageHours !== undefined) token.issuedAt = now - ageHours * hour;
    }
    this.#world.changed();
    return own.length;
  }

  #living(token: string | undefined): Token {
    const known = token === undefined ? undefined : this.#world.state.tokens[token];
    if (!known) throw graphError({ code: 190 });
    if (known.revoked) throw graphError({ code: 190, subcode: 458 });
    if (known.expiresAt <= this.#world.now()) throw graphError({ code: 190, subcode: 463 });
    return known;
  }
}
