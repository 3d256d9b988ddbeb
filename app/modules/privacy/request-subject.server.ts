import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import type { NamedCustomer } from "#app/modules/identity/identity.server.ts";
import type { NamedPerson } from "./privacy.ts";

/** Whom a request is about, and what was found of them. Sealed, and gone when the request is done. */
export interface Subject {
  /** How they named themselves; whoever decides about it reads it. */
  named?: NamedPerson;
  customer?: NamedCustomer;
  accountIds?: string[];
  /** Found: the persons here, in our own numbers. */
  contactIds?: string[];
  /** Found: links of others to the same customer. */
  linkIds?: string[];
  /** Found: what they are called, for searching what is not kept by person. */
  words?: string[];
  /** Found: their blind indexes, in base64, for the search afterwards. */
  indexes?: string[];
}

/** What the seal of a subject is bound to. */
const subjectContext = (id: string) => ({
  table: "privacy_requests",
  column: "subject_sealed",
  shopId: "-",
  rowId: id,
});

/** A subject as the row of its request keeps it. */
export function sealSubject(id: string, subject: Subject) {
  return keyRing().seal(JSON.stringify(subject), subjectContext(id));
}

/** What {@link sealSubject} sealed. @throws when it is another row's, or its key is gone */
export function openSubject(id: string, sealed: Buffer): Subject {
  return JSON.parse(keyRing().open(sealed, subjectContext(id)).toString()) as Subject;
}
