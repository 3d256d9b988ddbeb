/**
 * The privacy policy in force. Its text is printed from the register, so a new kind of data, purpose or recipient
 * changes it by itself: a test compares the digest, and whoever changed the text gives it a new version here.
 */
export const policyVersion = {
  /** The day it took effect, as ISO date. Stores accept this version, and are asked again for the next. */
  version: "2026-11-23",
  /** SHA-256 of the page without the operator's own particulars. */
  digest: "623cde743e6c4fb212d7260131c7fd20d4049df880ce034d6aa10e582d09473b",
};
