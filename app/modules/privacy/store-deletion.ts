/** Shared words of deleting a store: safe in the browser. */
import type { Counts } from "./privacy.ts";

/** What deleting the store would take. */
export interface DeletionEffects {
  counts: Counts;
  /** Persons whose data a law keeps; the duty is the store's, and goes with it. */
  held: number;
}

/** What the owner gets who asked: the public page of the request, or why nothing was begun. */
export type DeletionAnswer =
  | { outcome: "asked"; statusUrl: string }
  | { outcome: "wrong_name" }
  /** Somebody's data is kept by law, and the owner did not say that they know. */
  | { outcome: "held" };

/** What the owner has to type: the store's name as its admin shows it. */
export function nameToType(shop: { name: string | null; domain: string }): string {
  return shop.name?.trim() || shop.domain;
}

/** Whether somebody typed the store's name. Spaces around it, and how an accent is composed, do not matter. */
export function isTyped(typed: string, name: string): boolean {
  return typed.trim().normalize("NFC") === name.normalize("NFC");
}
