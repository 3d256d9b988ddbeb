/**
 * How long data is kept, in one place: the sweeper obeys it, the screen and the public policy print it. Times that
 * another module keeps by itself are read from there.
 */
import { deliveriesKept } from "#app/modules/webhooks/webhooks.ts";
import { day, minute } from "#app/platform/clock.ts";
import { clocks } from "./clocks.ts";

export type ProfileName = "bridge" | "assistant" | "crm";

/** What a store has chosen. `maximum` is in the profile's unit; null for none. */
export interface Retention {
  profile: ProfileName;
  maximum: number | null;
}

interface Profile {
  label: string;
  about: string;
  unit: "minutes" | "days" | "months";
  /** No store can choose more; the table refuses it too. */
  hardest: number;
  /** Whether a store may choose no maximum. */
  endless: boolean;
}

export const profiles: Record<ProfileName, Profile> = {
  bridge: {
    label: "Bridge",
    about: "Messages pass through. Choose it when conversations live in another system.",
    unit: "minutes",
    hardest: 15,
    endless: false,
  },
  assistant: {
    label: "Assistant",
    about: "Conversations are kept while they are fresh.",
    unit: "days",
    hardest: 90,
    endless: false,
  },
  crm: {
    label: "Customer relations",
    about: "Conversations are kept while your store uses the app, with a maximum if you want one.",
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

/** "90 days", "1 month"; of no maximum, how long that is. */
export function maximumWords({ profile, maximum }: Retention): string {
  if (maximum === null) return "as long as the store uses the app";
  const { unit } = profiles[profile];
  return `${maximum} ${maximum === 1 ? unit.slice(0, -1) : unit}`;
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

/** How long a class is kept under a choice, for people; null where no profile decides. */
export function keptUnder(kind: RetentionKind, retention: Retention): string | null {
  if (!byProfile.has(kind)) return null;
  const time = maximumWords(retention);
  if (kind === "unprocessed")
    return `until processed, usually under a second; unreadable ones ${retention.maximum === null ? "until they are replayed" : `at most ${time}`}`;
  if (retention.maximum === null) return time;
  if (retention.profile !== "bridge") return `at most ${time} after the person's last interaction`;
  return kind === "words"
    ? `at most ${time} after arriving; a reply on its way until it is sent, at most an hour`
    : `until nothing was written for ${time}`;
}

/** Every choice that stores have, with its hardest limit: what the public policy prints. */
export function choicesFor(kind: RetentionKind): string[] {
  if (!byProfile.has(kind)) return [];
  return profileNames.map((name) => {
    const { label, hardest, endless } = profiles[name];
    const most = keptUnder(kind, { profile: name, maximum: endless ? null : hardest });
    return `${label}: ${most}${endless ? `, or a maximum the store sets, of up to ${hardest} ${profiles[name].unit}` : ""}`;
  });
}

/** "3 days" of a time in ms. */
export function daysWords(ms: number): string {
  const days = ms / day;
  return days === 1 ? "1 day" : `${days} days`;
}

/** What sweeps of other modules keep, for people. */
export const operationWords = `${daysWords(deliveriesKept.done)} after receipt; of accounts nobody connected ${daysWords(deliveriesKept.unclaimed)}; unreadable ones of no store ${daysWords(deliveriesKept.deadOfNobody)}`;

/** Meta's law, above every profile. */
export const laws = [
  {
    rule: "What a person unsends is deleted at once, with everything that was taken from it.",
    source: "Meta, Instagram webhooks: message_deleted; App Review checks it",
  },
  {
    rule: "Pictures and films of stories are never stored. They are shown from Meta's own address for as long as it answers.",
    source: "Meta, Messenger Platform for Instagram: Story Mention",
  },
] as const;
