/**
 * Search: words by which messages and persons are found although they are encrypted.
 *
 * Owns `search_entries` and `search_indexes`. Always holds: no word stands here, only hashes of it under a key of
 * the shop; what is indexed of a message changes in the transaction that changes the message; an entry goes with its
 * person; what is found was indexed, and is shown only when whoever opens it sees that it is there.
 */
export { forgetEverything, forgetMessages, indexMessages, indexPersons } from "./entries.server.ts";
export { findMessages, findPersons, forgivenIn, type FoundEntry } from "./find-entries.server.ts";
export {
  beginIndex,
  endIndex,
  noteIndexed,
  readIndexProgress,
  type IndexPlace,
} from "./index-progress.server.ts";
export { askForRebuild, settleEntries, shopsToIndex } from "./sweep-indexes.system.server.ts";
