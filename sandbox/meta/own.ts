import type { Request } from "express";
import { graphError } from "./errors.ts";
import type { Caller } from "./tokens.ts";

/** The answer to an id that does not exist or is not visible to the caller. */
export function notFound(): Error {
  return graphError({ code: 100, subcode: 33, type: "IGApiException" });
}

/** Refuses a path that names another account than the token's. */
export function requireOwn({ account }: Caller, req: Request): void {
  const own = ["me", account.igId, account.appScopedId];
  if (!own.includes(req.params["id"] ?? "")) throw notFound();
}
