import { readHandle } from "#app/modules/contacts/contacts.ts";
import type { NamedPerson } from "./privacy.ts";

/** Meta's numbers have 15 to 20 digits; no phone number has (ITU-T E.164 allows 15, with a plus sign). */
const externalId = /^\d{15,20}$/;

const email = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}\.[^\s@<>".]{2,24}$/;

/** A number with its country code: nobody's country is known here. */
const phone = /^(?:\+|00)\d[\d\s().-]{6,20}$/;

/** Understands how a person names themselves: a handle, an account id, an e-mail or a phone number; null for none. */
export function readNamedPerson(text: string): NamedPerson | null {
  const typed = text.trim();
  if (externalId.test(typed)) return { by: "external_id", value: typed };
  if (phone.test(typed)) return { by: "phone", value: `+${typed.replace(/^00/, "").replace(/\D/g, "")}` };
  if (email.test(typed)) return { by: "email", value: typed.toLowerCase() };
  const handle = readHandle(typed);
  return handle === null ? null : { by: "handle", value: handle };
}
