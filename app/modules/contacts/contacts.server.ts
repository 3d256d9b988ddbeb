/**
 * People as one channel account knows them, or as staff added them before any does.
 *
 * We own `contacts` and `person_keys`; of what a store notes about them `contact_fields` and `contact_details`,
 * `contact_tags` and `tagged_contacts`. What always holds: a person has one contact an account, whatever they
 * are called, and one contact by hand a handle; every contact has one content key, made with it, and all that the person wrote or is called is
 * sealed with that key; the channel's id of a person stands nowhere in clear.
 */
export { resolveContacts, type ResolvedContact } from "./resolve-contacts.server.ts";
export { openPersonKeys, type PersonKeys } from "./person-keys.server.ts";
export {
  contactColumns,
  joinContact,
  openContactRow,
  readContacts,
  type JoinedContact,
  type KnownContact,
  type ReadContact,
} from "./read-contacts.server.ts";
export { destroyKeys } from "./destroy-keys.server.ts";
export { saveProfile } from "./save-profile.server.ts";
export { withTheirOtherContacts } from "./same-person.server.ts";
export { contactsOfAccount } from "./contacts-of-account.server.ts";
export { contactsOfShop, lockContacts } from "./lock-contacts.server.ts";
export { contactAddress } from "./contact-address.server.ts";
export {
  isUsable,
  mayBeUsed,
  restrictedSince,
  setRestriction,
  usableContacts,
} from "./restriction.server.ts";
export { correctName } from "./correct-name.server.ts";
export { contactsOfName } from "./contacts-of-name.server.ts";
export { countDetails, deleteField, listFields, moveField } from "./fields/field-rows.server.ts";
export { saveField } from "./fields/save-field.server.ts";
export { readDetails, revealDetail } from "./fields/read-details.server.ts";
export { saveDetails, type DetailChange } from "./fields/save-details.server.ts";
export { listTags, tagsOf } from "./tags/read-tags.server.ts";
export { addTag, removeTag } from "./tags/change-tags.server.ts";
export { addContact, changeAdded } from "./add-contact.server.ts";
export { listContacts } from "./list-contacts.server.ts";
