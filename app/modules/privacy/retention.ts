/** How long data is kept, in one place: the sweeper obeys it, the screen and the public policy print it. */
import { day, minute } from "#app/platform/clock.ts";
import { clocks } from "./clocks.ts";

export type ProfileName = "bridge" | "assistant" | "crm";

/** What a store has chosen. `maximum` is in the profile's unit; null for none. */
export interface Retention {
  profile: ProfileName;
  maximum: number | null;
}

interface Profile {
  unit: "minutes" | "days" | "months";
  /** No store can choose more; the table refuses it too. */
  hardest: number;
  /** Whether a store may choose no maximum. */
  endless: boolean;
}

export const profiles: Record<ProfileName, Profile> = {
  bridge: {
    unit: "minutes",
    hardest: 15,
    endless: false,
  },
  assistant: {
    unit: "days",
    hardest: 90,
    endless: false,
  },
  crm: {
    unit: "months",
    hardest: 120,
    endless: true,
  },
};

export const profileNames = Object.keys(profiles) as ProfileName[];

/** Of a store that has chosen nothing. */
export const defaultRetention: Retention = { profile: "crm", maximum: null };

/** Other times that privacy itself keeps, in ms. */
export const requestsKept = {
  /** Shopify: "within 30 days of receiving the request". Packages can be fetched as long. */
  dueAfter: clocks.completion.runs,
  /** A person who does not prove who they are in this time has not asked. */
  unprovenFor: 7 * day,
};

/** What somebody typed as a choice; null when there is no such one. */
export function readChoice(profile: string, maximum: string): Retention | null {
  const known = profileNames.find((name) => name === profile);
  if (!known) return null;
  const { hardest, endless } = profiles[known];
  if (maximum === "") return endless ? { profile: known, maximum: null } : null;
  const number = Number(maximum);
  return Number.isInteger(number) && number >= 1 && number <= hardest
    ? { profile: known, maximum: number }
    : null;
}

/**
 * The moment from which on, backwards, data is too old; at the moment itself it is. Null for no maximum. Months are
 * those of the calendar, in UTC: a month before 31 March is the last of February.
 */
export function limitOf({ profile, maximum }: Retention, now: Date): Date | null {
  if (maximum === null) return null;
  switch (profiles[profile].unit) {
    case "minutes":
      return new Date(now.getTime() - maximum * minute);
    case "days":
      return new Date(now.getTime() - maximum * day);
    case "months": {
      const limit = new Date(now);
      limit.setUTCMonth(limit.getUTCMonth() - maximum);
      if (limit.getUTCDate() !== now.getUTCDate()) limit.setUTCDate(0);
      return limit;
    }
  }
}

/**
 * Who decides how long a class of data stays: the store's profile (words · person · unprocessed), or something that
 * no profile changes.
 */
export type RetentionKind =
  /** What was written. */
  | "words"
  /** What hangs on the person. */
  | "person"
  /** Webhooks before they are processed. */
  | "unprocessed"
  | "request"
  | "operation"
  /** The trail of who did what has a time of its own. */
  | "audit"
  /** As long as the store, the account or the session that it belongs to. */
  | "owner"
  | "proof"
  /** With the row it stands in. */
  | "row";

const byProfile = new Set<RetentionKind>(["words", "person", "unprocessed"]);

/** Whether the store's profile decides about a kind. */
export function isByProfile(kind: RetentionKind): boolean {
  return byProfile.has(kind);
}

/** Meta's law, above every profile. */
export const laws = ["unsent", "stories"] as const;
