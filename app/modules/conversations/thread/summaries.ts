import {
  fallbackName,
  nameOf,
  type AddedProfile,
  type ContactProfile,
} from "#app/modules/contacts/contacts.ts";
import type { ContactSummary, SendState } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";

/** A contact as lists and threads show them. */
export function summarise(id: string, profile: ContactProfile | AddedProfile): ContactSummary {
  const { externalId, handle, pictureUrl, correctedName } = profile;
  const corrected = correctedName !== undefined;
  return { id, handle, name: nameOf(profile), corrected, pictureUrl, fallbackName: fallbackName(externalId) };
}

/** How far a message of ours has come: what was sent before the customer last read was seen. */
export function sendState(
  state: StoredSendState | null,
  sentAt: Date | null,
  customerSeenAt: Date | null,
): SendState | null {
  const seen = state === "sent" && sentAt !== null && customerSeenAt !== null && sentAt <= customerSeenAt;
  return seen ? "seen" : state;
}

const quotedLength = 80;

/** The first words of a message that another one answers. */
export function quote(text: string | undefined): string | null {
  if (!text) return null;
  const characters = [...text];
  return characters.length <= quotedLength
    ? text
    : `${characters.slice(0, quotedLength).join("").trimEnd()}…`;
}
