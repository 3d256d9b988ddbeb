/**
 * Privacy: the duties, carried out and proved.
 *
 * Owns `privacy_requests`, `receipts`, `receipt_keys`, `ring_keys`, `retention_profiles`, `retention_runs`,
 * `legal_holds` and `policy_acceptances`, and reads the register that the schema itself is. What
 * always holds: a request is written down before anything is done, and can be gone on with after any crash;
 * erasing a person begins with the key; what a person's rows are is said once, in the schema; a receipt names
 * nobody and cannot be changed.
 */
export { claimRequest, expireClaims, openClaim, recordMail, type ClaimKind } from "./claims.system.server.ts";
export {
  acknowledgeRequest,
  decideRequest,
  readDecision,
  readWaiting,
  revealNamed,
} from "./decide-request.system.server.ts";
export { openMailRequest, type UnusedMail } from "./mail-requests.system.server.ts";
export { openRequest, resumeHeld, sweepRequests } from "./requests.system.server.ts";
export { urgentRequests } from "./urgent-requests.server.ts";
export { watchClocks } from "./watch-clocks.system.server.ts";
export { requestStatus } from "./request-status.system.server.ts";
export { carryOut } from "./carry-out.system.server.ts";
export { deleteStore, deletionEffects } from "./delete-store.system.server.ts";
export { erasureEffects } from "./erasure-effects.server.ts";
export { listRequests, readRequest } from "./list-requests.server.ts";
export { readReceipt, verifyReceipts } from "./receipts.system.server.ts";
export { acceptances, acceptPolicy, policyIsDue } from "./policy-acceptance.server.ts";
export { fieldsByClass } from "./register.ts";
export { lastSweep, readRetention, retentionEffects, setRetention } from "./retention-choice.server.ts";
export { shopsDueForRetention, sweepRetention } from "./sweep-retention.system.server.ts";
export { liftHold, listHolds, setHold } from "./legal-holds.server.ts";
export { readSignedRequest } from "./signed-request.ts";
export { checkRingKeys } from "./ring-keys.system.server.ts";
export { rotateKeys } from "./rotate-keys.system.server.ts";
export { pruneJournal, readJournal } from "./erasure-journal.server.ts";
export { replayErasures } from "./replay-erasures.system.server.ts";
export { exportPackage } from "./export-package.system.server.ts";
