/**
 * Threads and what is said in them.
 *
 * We own `conversations`, `messages`, `message_attempts`, `comments`, `notes`, `note_mentions` and
 * `unsupported_events`; of the work on threads
 * `labels`, `conversation_labels` and `conversation_events`. What always holds: a message is the merge of every event that spoke of it, whatever their order and repetition
 * (fold-message.ts); an unsent message has no content, reaction or edit; a mid has one row an account; words
 * are sealed with the key of the person whose thread it is.
 */
export { receiveEvents, type FoldOutcome } from "./fold/receive-events.server.ts";
export { claimEchoed } from "./outbox/claim-echoed.server.ts";
export { listInbox } from "./queue/list-inbox.server.ts";
export { readRows } from "./views/read-rows.server.ts";
export { readStrip } from "./views/read-strip.server.ts";
export { conversationsOfContacts } from "./persons/conversations-of-contacts.server.ts";
export { readThread, readThreadPart } from "./thread/read-thread.server.ts";
export { readAsk } from "./thread/timeline-ask.server.ts";
export { newestWords, readWords } from "./thread/read-words.server.ts";
export { noteStake } from "./queue/note-stake.server.ts";
export { weighThread } from "./queue/weigh-thread.server.ts";
export { endedWindows } from "./queue/sweep-windows.system.server.ts";
export { moveWindows, moveWindowsOf } from "./queue/move-windows.server.ts";
export { queueForecast } from "./queue/queue-forecast.server.ts";
export { markSeenByStaff } from "./thread/mark-seen.server.ts";
export { reply } from "./outbox/reply.server.ts";
export { deliverReplies } from "./outbox/deliver.server.ts";
export { settleReplies } from "./outbox/settle.server.ts";
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
export { listLabels } from "./work/labels.server.ts";
export { addNote, deleteNote, editNote, type NoteOutcome } from "./notes/write-note.server.ts";
export { readNotes, seeMentions, unseenMentions } from "./notes/read-notes.server.ts";
