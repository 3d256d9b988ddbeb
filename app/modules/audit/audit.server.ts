/**
 * Audit: who did what, by ids.
 *
 * Owns `audit_events` and `audit_chains`. What always holds: an event is never changed, each names the hash of the
 * one before, and a shop's chain has one end. Ids only: once a person is erased, theirs links to nothing.
 */
export { recordAudit } from "./record-audit.server.ts";
export { recordView } from "./record-view.server.ts";
export { listEvents } from "./list-events.server.ts";
export { verifyAudit } from "./verify-audit.server.ts";
export { pruneAudit } from "./prune-audit.system.server.ts";
