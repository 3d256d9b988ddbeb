import type { SendRefusal } from "#app/modules/channels/channels.ts";

/** Why a message of ours failed, as stored with it. Safe in the browser; the words are in the catalogue "thread". */
export type FailureCode =
  | SendRefusal
  | "previous_part_failed"
  | "kept_out"
  /** Scheduled, and not sent when its time came. */
  | "they_wrote"
  | "writer_gone"
  | "person_restricted";

/** Whether trying again can succeed, once what the words ask for is done. */
const retriable: Record<FailureCode, boolean> = {
  window_closed: true,
  permission: true,
  access_off: true,
  token_dead: true,
  unreachable: false,
  bad_content: false,
  bad_media: false,
  media_not_fetched: true,
  restricted: true,
  other_app: true,
  slow_down: true,
  previous_part_failed: false,
  kept_out: true,
  they_wrote: true,
  writer_gone: true,
  person_restricted: true,
  unknown: true,
};

/** A stored failure; codes of another version read as unknown. */
export function failureCode(stored: string | null): FailureCode {
  return stored !== null && Object.hasOwn(retriable, stored) ? (stored as FailureCode) : "unknown";
}

export function canRetry(code: FailureCode): boolean {
  return retriable[code];
}
