/** Shared words of contacts: safe in the browser. */

/** What the channel says about a person. */
export interface PublicProfile {
  /** @handle without the @. */
  handle: string | null;
  name: string | null;
  /** Dies within days on Instagram: shown while it lives, never copied. */
  pictureUrl: string | null;
}

/** A contact's profile as we keep it, sealed with the person's key. */
export interface ContactProfile extends PublicProfile {
  /** The person's id on the channel. */
  externalId: string;
  /** What they say they are called, where the channel has it wrong (correct-name.server.ts). */
  correctedName?: string;
}

/** The profile of somebody whom staff added: no channel knows them yet (docs/decisions/0035). */
export interface AddedProfile extends Omit<ContactProfile, "externalId"> {
  externalId: null;
}

/** What a form about a contact whom staff add or added gets back; of whom the store knows already, who it is. */
export type AddResult =
  | { ok: true; contactId: string }
  | { ok: false; error: "known"; contactId: string }
  | { ok: false; error: AddProblem | "not_permitted" | "not_answering" };

export type AddProblem =
  "nobody" | "too_long" | "not_a_handle" | "restricted" | "changed_meanwhile" | "not_found";

/** How long a corrected name may be, in characters. */
export const longestName = 100;

/** Somebody's name: as they corrected it, else as the channel has it. */
export function nameOf({ correctedName, name }: ContactProfile | AddedProfile): string | null {
  return correctedName ?? name;
}

/** What to call somebody of whom only the channel's id is known. */
export function fallbackName(externalId: string | null): string {
  return externalId === null ? "…" : `Instagram user …${externalId.slice(-4)}`;
}

/** What to call somebody on one line. */
export function contactName(profile: ContactProfile | AddedProfile): string {
  const { handle, externalId } = profile;
  return handle === null ? (nameOf(profile) ?? fallbackName(externalId)) : `@${handle}`;
}

/** Instagram: letters, digits, dots and underscores, at most 30; typed as a name, with its @, or as an address. */
const typedHandle = /^(?:@|(?:https?:\/\/)?(?:www\.)?instagram\.com\/)?([a-z0-9._]{1,30})\/?$/i;

/** The handle that was typed, small and without its @; null where it is none. */
export function readHandle(typed: string): string | null {
  return typedHandle.exec(typed.trim())?.[1]?.toLowerCase() ?? null;
}
