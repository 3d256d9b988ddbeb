import type { SendState } from "./conversations.ts";
import type { StoredSendState } from "./fold-message.ts";

/** How far a message of ours has come: what is stored, and "seen" when the customer read past it. */
export function sendStateOf(stored: StoredSendState | null, sentAt: Date, customerSeenAt: Date | null): SendState | null {
  if (stored === "sent" && customerSeenAt && customerSeenAt >= sentAt) return "seen";
  return stored;
}
