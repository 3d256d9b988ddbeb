/**
 * Identity: which Shopify customer a contact may be, and why.
 *
 * Owns `evidence`, `links` and `link_decisions`. Always holds: nothing links by itself; every suggestion
 * shows the words it rests on; a refusal is remembered; every decision is written down and can be undone;
 * evidence goes with the message it was typed in.
 */
export { noteEvidence } from "./note-evidence.server.ts";
export { findCandidates } from "./find-candidates.server.ts";
export { confirmedCustomersIn, customerNames, readLinks } from "./read-links.server.ts";
export { confirmLink, refuseLink, undoDecision, type LinkOutcome } from "./decide-link.server.ts";
export { contactsOfCustomer, type NamedCustomer } from "./contacts-of-customer.server.ts";
export { forgetMessages } from "./forget-messages.server.ts";
export { forgetLinks, forgetLinksTo, linksTo } from "./forget-links.server.ts";
export { sweepEvidence } from "./sweep-evidence.system.server.ts";
