import { createHash } from "node:crypto";
import type { Counts, RequestKind, RequestOrigin, Shortfall } from "./privacy.ts";

/** What a receipt says. Numbers, times and codes: nothing that names anybody, hashed or not. */
export interface ReceiptFacts {
  /** `retention`: nobody asked, the store's profile said so. */
  origin: RequestOrigin | "retention";
  kind: RequestKind;
  receivedAt: string;
  startedAt: string;
  finishedAt: string;
  /** Rows erased, by table. */
  erased: Counts;
  /** Rows that a second search with all identifiers still found, by table; empty when all is gone. */
  left: Counts;
  shortfalls: Shortfall[];
}

export interface ReceiptBody extends ReceiptFacts {
  id: string;
  /** Place in the chain, from 1. */
  number: number;
  /** SHA-256 of the body before, in hex; null for the first. */
  previous: string | null;
  /** Version of the product that did it. */
  version: string;
}

export interface SignedReceipt extends ReceiptBody {
  /** Ed25519 over the receipt's text, in base64. */
  signature: string;
}

/** The text that is hashed and signed: JSON whose keys stand in one order. */
export function receiptText(body: ReceiptBody): string {
  return JSON.stringify(body, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** SHA-256 of a receipt's text. */
export function receiptHash(text: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(text).digest();
}
