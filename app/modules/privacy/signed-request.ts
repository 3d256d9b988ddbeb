import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const payloadShape = z.object({ algorithm: z.string(), user_id: z.union([z.string(), z.number()]) });

/**
 * Reads a `signed_request` of Meta's: `<signature>.<payload>`, both base64url, HMAC-SHA256 over the payload as it
 * was sent (Meta: "Data Deletion Request Callback"). Which app's secret signs is not documented, so each is tried.
 * @returns who it is about, in Meta's numbers; null when it proves nothing
 */
export function readSignedRequest(text: unknown, secrets: string[]): { userId: string } | null {
  if (typeof text !== "string") return null;
  const [signature = "", payload = "", ...more] = text.split(".");
  if (more.length > 0 || payload === "" || !isSigned(payload, signature, secrets)) return null;
  const parsed = payloadShape.safeParse(jsonOf(payload));
  if (!parsed.success || parsed.data.algorithm.toUpperCase() !== "HMAC-SHA256") return null;
  const userId = String(parsed.data.user_id);
  return /^\d{1,32}$/.test(userId) ? { userId } : null;
}

function isSigned(payload: string, signature: string, secrets: string[]): boolean {
  if (!/^[A-Za-z0-9_-]{43}=?$/.test(signature)) return false;
  const given = Buffer.from(signature, "base64url");
  let matched = false;
  for (const secret of secrets) {
    const expected = createHmac("sha256", secret).update(payload).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) matched = true;
  }
  return matched;
}

function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
