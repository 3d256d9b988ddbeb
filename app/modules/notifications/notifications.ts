/** Words about notifications that are safe in the browser. */

/** A browser in which a member of staff turned notifications on. Times are ISO 8601. */
export interface Device {
  id: string;
  /** What its owner calls it. */
  label: string;
  since: string;
  /** When its push service last took a message for it; null when it never did. */
  lastDeliveredAt: string | null;
}

/** So long is the name of a device at the most. */
export const longestLabel = 60;

/** Why somebody is notified. */
export const notices = ["customer", "mention"] as const;

export type Notice = (typeof notices)[number];

/** What a form of the settings gets back. Of a test: `delivered` when the push service took it. */
export interface NotificationsResult {
  outcome: "delivered" | "gone" | "failed" | "not_found" | "removed" | "saved" | "not_answering";
}
