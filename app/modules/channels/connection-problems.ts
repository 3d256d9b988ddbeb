/** What can be wrong with a connection, as codes that are stored. Safe in the browser. */
export const connectionProblems = [
  "token_dead",
  "token_expired",
  "permission_missing",
  "message_access_off",
  "account_restricted",
  "not_subscribed",
  "refresh_failed",
  "meta_unavailable",
] as const;

export type ConnectionProblem = (typeof connectionProblems)[number];
