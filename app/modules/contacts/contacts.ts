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
}

/** What to call somebody of whom only the channel's id is known. */
export function fallbackName(externalId: string): string {
  return `Instagram user …${externalId.slice(-4)}`;
}

/** What to call somebody on one line. */
export function contactName({ handle, name, externalId }: ContactProfile): string {
  return handle === null ? (name ?? fallbackName(externalId)) : `@${handle}`;
}
