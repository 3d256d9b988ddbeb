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

/** How long a corrected name may be, in characters. */
export const longestName = 100;

/** Somebody's name: as they corrected it, else as the channel has it. */
export function nameOf({ correctedName, name }: ContactProfile): string | null {
  return correctedName ?? name;
}

/** What to call somebody of whom only the channel's id is known. */
export function fallbackName(externalId: string): string {
  return `Instagram user …${externalId.slice(-4)}`;
}

/** What to call somebody on one line. */
export function contactName(profile: ContactProfile): string {
  const { handle, externalId } = profile;
  return handle === null ? (nameOf(profile) ?? fallbackName(externalId)) : `@${handle}`;
}
