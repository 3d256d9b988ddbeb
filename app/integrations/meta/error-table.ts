import { minute, second } from "#app/platform/clock.ts";

/**
 * What an error of Meta's means for us. Sources of the rows: "ERR" is Meta's page "Common Error Codes"
 * (Messenger Platform, Instagram included, June 2026), "RL" its page "Rate Limits", "GRAPH" the general
 * Graph API error table, "SEEN" was met by production integrations and is on no page of Meta's.
 */
export type MetaErrorClass =
  /** May work in a moment. Of a send nobody knows whether it took effect. */
  | "transient"
  /** Too many calls: wait, since calling on lengthens it. */
  | "throttled"
  /** Too many messages to this one person. */
  | "slow_down"
  | "window_closed"
  /** A permission or an access level is missing. */
  | "permission"
  /** The owner switched message access for apps off, on the phone. */
  | "access_off"
  /** The link between account and login has to be made again. */
  | "reconnect"
  | "token_dead"
  /** The person cannot be written to: blocked, gone, or not of this account. */
  | "unreachable"
  | "bad_content"
  /** A file of a kind or size that Meta does not take. */
  | "bad_media"
  /** Meta could not fetch the file from us, or not in time. */
  | "media_not_fetched"
  /** Meta restricts what this account may do. */
  | "restricted"
  | "other_app"
  | "gone"
  /** The person never agreed that their profile is read. */
  | "no_consent"
  | "unknown";

interface ErrorRow {
  code: number;
  /** Without one the row holds for every subcode that has no row of its own. */
  subcode?: number;
  class: MetaErrorClass;
  /** How long to wait when no header says so, in ms. */
  waitMs?: number;
  source: string;
}

export const metaErrors: ErrorRow[] = [
  { code: 1, class: "transient", source: "ERR" },
  { code: 2, class: "transient", source: "ERR; 2/1545133 too" },
  { code: 4, class: "throttled", waitMs: minute, source: "RL: app" },
  { code: 17, class: "throttled", waitMs: minute, source: "RL: user" },
  { code: 32, class: "throttled", waitMs: minute, source: "RL: page" },
  { code: 341, class: "throttled", waitMs: minute, source: "GRAPH: application limit" },
  { code: 613, class: "throttled", waitMs: 5 * second, source: "RL: calls a second; 613/2534040 too" },
  { code: 613, subcode: 2018338, class: "slow_down", source: "ERR: abusive pace to one person" },
  { code: 80002, class: "throttled", waitMs: minute, source: "RL: Instagram business use case" },
  { code: 80006, class: "throttled", waitMs: minute, source: "RL: Messenger business use case" },
  { code: 10, class: "permission", source: "ERR" },
  { code: 10, subcode: 2534022, class: "window_closed", source: "ERR" },
  { code: 10, subcode: 2018278, class: "window_closed", source: "ERR" },
  { code: 10, subcode: 1893063, class: "restricted", source: "ERR" },
  { code: 10, subcode: 2018108, class: "unreachable", source: "ERR" },
  { code: 10, subcode: 2534077, class: "reconnect", source: "ERR: two-factor check, Page login" },
  { code: 100, class: "bad_content", source: "ERR: invalid parameter" },
  { code: 100, subcode: 2018008, class: "media_not_fetched", source: "ERR: the address did not answer" },
  { code: 100, subcode: 2018294, class: "media_not_fetched", source: "ERR: 75 seconds were not enough" },
  { code: 100, subcode: 2018047, class: "bad_media", source: "ERR: upload failed, wrong type" },
  { code: 100, subcode: 2018109, class: "bad_media", source: "ERR: larger than the limit" },
  { code: 100, subcode: 33, class: "gone", source: "ERR" },
  { code: 100, subcode: 2018001, class: "unreachable", source: "ERR: no such person for this account" },
  { code: 100, subcode: 2534014, class: "unreachable", source: "ERR: no such person for this account" },
  { code: 100, subcode: 2534013, class: "reconnect", source: "ERR: Page not linked" },
  { code: 100, subcode: 2534015, class: "bad_content", source: "ERR" },
  { code: 100, subcode: 2534025, class: "gone", source: "ERR: comment not open to a private reply" },
  { code: 100, subcode: 2534029, class: "restricted", source: "ERR" },
  { code: 100, subcode: 2534037, class: "other_app", source: "ERR" },
  { code: 190, class: "token_dead", source: "GRAPH: subcodes 458, 459, 460, 463, 464, 467, 492 too" },
  { code: 200, class: "permission", source: "ERR" },
  { code: 200, subcode: 2534041, class: "access_off", source: "ERR: message access is off" },
  { code: 200, subcode: 1545041, class: "unreachable", source: "ERR" },
  { code: 230, class: "no_consent", source: "SEEN: profile of somebody who never wrote" },
  { code: 368, class: "restricted", source: "GRAPH: blocked for policy violations" },
  { code: 551, class: "unreachable", source: "ERR; 551/1545041 too" },
  { code: 9010, class: "no_consent", source: "SEEN: profile call refused for good" },
  { code: 36103, class: "restricted", source: "ERR: account not eligible" },
  { code: 2018300, class: "other_app", source: "ERR" },
  { code: 2534001, class: "gone", source: "SEEN: thread archived or deleted by its owner" },
  { code: 9000001, class: "gone", source: "ERR: message deleted, or beyond the newest twenty" },
];

const unknownError = { class: "unknown" as const };

/** Numbers from here on are subcodes, some of which Meta sends as codes. */
const firstSubcode = 1_000_000;

/** The row of an error: its own, else that of its subcode alone, else that of its code. */
export function metaErrorRow(code: number, subcode?: number): Pick<ErrorRow, "class" | "waitMs"> {
  const row = (wantedCode: number, wantedSubcode?: number) =>
    metaErrors.find((each) => each.code === wantedCode && each.subcode === wantedSubcode);
  if (subcode === undefined) return row(code) ?? unknownError;
  const alone = subcode >= firstSubcode ? row(subcode) : undefined;
  return row(code, subcode) ?? alone ?? row(code) ?? unknownError;
}

/** The class of an error by the `code` that ServiceError carries: "10/2534022", "190", "http_502". */
export function metaErrorClass(code: string): MetaErrorClass {
  const parts = /^(\d+)(?:\/(\d+))?$/.exec(code);
  if (parts) return metaErrorRow(Number(parts[1]), parts[2] ? Number(parts[2]) : undefined).class;
  if (code === "held_back" || code === "http_429") return "throttled";
  return code === "http_401"
    ? "token_dead"
    : /^(http_5|no_answer|not_reached)/.test(code)
      ? "transient"
      : "unknown";
}
