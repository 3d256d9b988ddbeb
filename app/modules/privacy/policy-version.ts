/**
 * The privacy policy in force. Its text is printed from the register, so a new kind of data, purpose or recipient
 * changes it by itself: a test compares the digest, and whoever changed the text gives it a new version here.
 */
export const policyVersion = {
  /** The day it took effect, as ISO date. Stores accept this version, and are asked again for the next. */
  version: "2026-11-26",
  /** SHA-256 of the page without the operator's own particulars. */
  digest: "108f67586c337bbf5374bd9c8ae3df739e497b5c6fba80fd45ea6c5d0a8d1fad",
};
