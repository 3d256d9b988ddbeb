import { timingSafeEqual } from "node:crypto";

/** Whether an `Authorization` header bears this token. Without a token nobody has it. */
export function bears(authorization: string | null | undefined, token: string | undefined): boolean {
  const given = Buffer.from((authorization ?? "").replace(/^Bearer /, ""));
  const expected = Buffer.from(token ?? "");
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
}
