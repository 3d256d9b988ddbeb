import { keyRing } from "#app/platform/crypto/key-ring.server.ts";

/** Columns of a session that hold a token or what a person is called. */
export type SecretField = "accessToken" | "refreshToken" | "firstName" | "lastName" | "email";

/** Where a value lives: its shop's domain stands for the shop, since sessions are read before a shop is known. */
export interface SessionPlace {
  id: string;
  shop: string;
}

/** A secret as it is stored: the envelope as base64, because the library's columns are text. */
export function sealSecret(place: SessionPlace, field: SecretField, value: string): string {
  return keyRing().seal(value, contextOf(place, field)).toString("base64");
}

/** @throws SealError when the value was damaged, moved, or sealed with a key that is gone */
export function openSecret(place: SessionPlace, field: SecretField, stored: string): string {
  return keyRing().open(Buffer.from(stored, "base64"), contextOf(place, field)).toString("utf8");
}

function contextOf({ id, shop }: SessionPlace, field: SecretField) {
  return { table: "session", column: field, shopId: shop, rowId: id };
}
