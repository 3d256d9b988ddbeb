/** What can be wrong with a connection, as codes that are stored and as words for staff. Safe in the browser. */

export type ConnectionProblem =
  | "token_dead"
  | "token_expired"
  | "permission_missing"
  | "message_access_off"
  | "account_restricted"
  | "not_subscribed"
  | "refresh_failed"
  | "meta_unavailable";

interface Explanation {
  what: string;
  todo: string;
}

const explanations: Record<ConnectionProblem, Explanation> = {
  token_dead: {
    what: "Instagram no longer accepts this connection, for example because the password was changed or the app was removed.",
    todo: "Reconnect the account.",
  },
  token_expired: {
    what: "The connection was not renewed in time and has run out.",
    todo: "Reconnect the account.",
  },
  permission_missing: {
    what: "A permission that messages need is missing.",
    todo: "Reconnect the account and leave every permission switched on.",
  },
  message_access_off: {
    what: "Access to messages is switched off for connected apps.",
    todo: "On the phone, open Instagram settings, Messages and story replies, Message controls, Connected tools, and allow access to messages. Then check again.",
  },
  account_restricted: {
    what: "Instagram restricts what this account may do at the moment.",
    todo: "Look at Account status in the Instagram app.",
  },
  not_subscribed: {
    what: "Instagram does not send new messages for this account yet.",
    todo: "Check again in a minute. If it stays, reconnect the account.",
  },
  refresh_failed: {
    what: "The connection runs out soon and could not be renewed so far.",
    todo: "It is tried again every few hours. To be safe, reconnect the account.",
  },
  meta_unavailable: {
    what: "Instagram is not answering at the moment.",
    todo: "Nothing to do: nothing is lost, replies wait, and it is asked again every minute.",
  },
};

/** Words for a stored code; null when all is well or the code is from another version. */
export function explainProblem(code: string | null): Explanation | null {
  return code !== null && Object.hasOwn(explanations, code) ? explanations[code as ConnectionProblem] : null;
}
