/**
 * The privacy policy in force. Its text is printed from the register, so a new kind of data, purpose or recipient
 * changes it by itself: a test compares the digest, and whoever changed the text gives it a new version here.
 */
export const policyVersion = {
  /** The day it took effect, as ISO date. Stores accept this version, and are asked again for the next. */
  version: "2026-11-23",
  /** SHA-256 of the page without the operator's own particulars. */
  digest: "dc374db4b0d612aa726f25d81054bca0591a8efc2f75ae25e6e408172144b5c3",
};
