import { fallbackName, type ContactProfile } from "#app/modules/contacts/contacts.ts";
import type { ContactSummary } from "./conversations.ts";

/** What a screen calls a contact. The channel's id of them does not leave the server. */
export function summarise(contactId: string, { externalId, handle, name, pictureUrl }: ContactProfile): ContactSummary {
  return { id: contactId, handle, name, pictureUrl, fallbackName: fallbackName(externalId) };
}
