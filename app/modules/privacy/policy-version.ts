/**
 * The privacy policy in force. Its text is printed from the register, so a new kind of data, purpose or recipient
 * changes it by itself: a test compares the digest, and whoever changed the text gives it a new version here.
 */
export const policyVersion = {
  /** The day it took effect, as ISO date. Stores accept this version, and are asked again for the next. */
  version: "2026-11-26",
  /** SHA-256 of the page without the operator's own particulars. */
  digest: "aa5298c72d1bd6419de25176147f6c6763b6bfc1c17ff39ad03e4b9e40bb0e7c",
};
