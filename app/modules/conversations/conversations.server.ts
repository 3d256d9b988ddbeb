/**
 * Threads and what is said in them.
 *
 * We own `conversations`, `messages`, `own_reactions`, `message_attempts`, `comments`, `notes`, `note_mentions`,
 * `drafts`, `offers` and `unsupported_events`; of the work on threads `labels`, `conversation_labels`, `conversation_events` and
 * `assignment_rules`; and `views`. What always holds: a message is the merge of every event that spoke of it,
 * whatever their order and repetition (fold-message.ts); an unsent message has no content, reaction or edit; a mid
 * has one row an account; words are sealed with the key of the person whose thread it is.
 */
export { receiveEvents, type FoldOutcome } from "./fold/receive-events.server.ts";
export { claimEchoed } from "./outbox/claim-echoed.server.ts";
export { listInbox } from "./views/list-inbox.server.ts";
export { readRows } from "./views/read-rows.server.ts";
export { readStrip, readStrips } from "./views/read-strip.server.ts";
export { listViews } from "./views/view-rows.server.ts";
export { deleteView, moveView, saveView } from "./views/save-view.server.ts";
export { conversationsOfContacts } from "./persons/conversations-of-contacts.server.ts";
export { contactRows } from "./persons/contact-rows.server.ts";
export { readThread, readThreadPart } from "./thread/read-thread.server.ts";
export { readAsk } from "./thread/timeline-ask.server.ts";
export { newestWords, readWords } from "./thread/read-words.server.ts";
export { noteStake } from "./queue/note-stake.server.ts";
export { weighThread } from "./queue/weigh-thread.server.ts";
export { endedWindows } from "./queue/sweep-windows.system.server.ts";
export { moveWindows, moveWindowsOf } from "./queue/move-windows.server.ts";
export { markSeenByStaff } from "./thread/mark-seen.server.ts";
export { react } from "./reactions/react.server.ts";
export { deliverReaction } from "./reactions/deliver-reaction.server.ts";
export { sweepReactions } from "./reactions/sweep-reactions.system.server.ts";
export { attachFile } from "./media/attach-file.server.ts";
export { reply } from "./outbox/reply.server.ts";
export { keepBackScheduled, sendNow } from "./outbox/scheduled.server.ts";
export { takeBackReply } from "./outbox/take-back-reply.server.ts";
export { othersAnswer } from "./outbox/others-answer.server.ts";
export { deliverReplies } from "./outbox/deliver.server.ts";
export { settleReplies } from "./outbox/settle.server.ts";
export { compareThread } from "./compare/compare-thread.server.ts";
export { threadsToCompare } from "./compare/threads-to-compare.system.server.ts";
export { sweepReplies } from "./outbox/sweep-replies.system.server.ts";
export {
  countIdle,
  emptyMessages,
  eraseOldComments,
  findOldContents,
  takeIdlePersons,
  type Idle,
} from "./persons/idle-persons.server.ts";
export { resolveUncertain, retryFailed } from "./outbox/decide-reply.server.ts";
export { listConversationEvents } from "./work/list-events.server.ts";
export { countLabelled, deleteLabel, listLabels, saveLabel } from "./work/labels.server.ts";
export { readWanted } from "./work/read-wanted.server.ts";
export { workChoices } from "./work/work-choices.server.ts";
export { changeThreads } from "./work/change-threads.server.ts";
export { assignmentRule, setAssignmentRule } from "./work/assignment-rule.server.ts";
export { assignWaiting } from "./work/assign-waiting.server.ts";
export { threadToTell, type ThreadToTell } from "./work/thread-to-tell.server.ts";
export { wakeSnoozed } from "./work/wake-snoozed.server.ts";
export { countThreads, releaseThreads } from "./work/release-threads.server.ts";
export { shopsAwaitingAssignment, shopsToWake, stillHaveThreads } from "./work/sweep-work.system.server.ts";
export { draftsOf, readDraft } from "./drafts/read-draft.server.ts";
export { dropDraft, saveDraft } from "./drafts/write-draft.server.ts";
export { readDraftForm, readReplyForm } from "./drafts/reply-form.server.ts";
export { makeOffer } from "./offers/make-offer.server.ts";
export { readOffers } from "./offers/read-offers.server.ts";
export { readOfferForm } from "./offers/offer-form.server.ts";
export { addNote, deleteNote, editNote, type NoteOutcome } from "./notes/write-note.server.ts";
export { mentionsOf } from "./notes/mentions-of.server.ts";
export { readNotes, seeMentions } from "./notes/read-notes.server.ts";
export { searchInbox } from "./search/search-inbox.server.ts";
export { searchContacts } from "./search/search-contacts.server.ts";
export { indexContacts } from "./search/index-contacts.server.ts";
export { buildIndex } from "./search/build-index.server.ts";
