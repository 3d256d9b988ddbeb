/**
 * Channels: the accounts a shop connected, and the only place where their tokens are.
 *
 * Owns `channel_accounts` and `connect_attempts`. Always holds: a token is sealed in the database, opened for
 * one call's header and leaves this module in no answer; an account is in use by one shop at a time; a token
 * that Meta refuses is destroyed; disconnecting takes the token and leaves the conversations.
 */
export { beginConnect } from "./begin-connect.server.ts";
export { completeConnect, type ConnectOutcome } from "./complete-connect.system.server.ts";
export { eraseAccount } from "./erase-account.server.ts";
export { accountsOfMetaUser, markRemoved } from "./accounts-of-meta-user.system.server.ts";
export { disconnectAll, unsubscribeAll } from "./disconnect-all.server.ts";
export { disconnect, disconnectEffects } from "./disconnect.server.ts";
export {
  listAccounts,
  accountSummaries,
  accountSummariesIn,
  humanAgentAccountsIn,
  type AccountSummary,
} from "./list-accounts.server.ts";
export { checkAccount, setHumanAgent } from "./check-account.server.ts";
export { recheckAccounts } from "./recheck-accounts.system.server.ts";
export { refreshTokens } from "./refresh-tokens.system.server.ts";
export { accountsByExternalId } from "./accounts-by-external-id.system.server.ts";
export { parseInstagramWebhook } from "./instagram/inbound.ts";
export { noteEvents } from "./note-events.server.ts";
export { lastEventAt } from "./last-event.server.ts";
export { fetchProfile } from "./fetch-profile.server.ts";
export { sendMessage, sendReaction, type ReactionOutcome, type SendOutcome } from "./send-message.server.ts";
export { readThread, type OwnMessage, type ReadThread } from "./read-thread.server.ts";
