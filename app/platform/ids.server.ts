import { v7 } from "uuid";

/** A new id that sorts by time of making (UUID version 7). */
export function newId(): string {
  return v7();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether an address or a form names an id at all, before the database is asked. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && uuid.test(value);
}
