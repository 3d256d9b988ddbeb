import type { SendRefusal } from "#app/modules/channels/channels.ts";

/** Why a message of ours failed, as stored with it. Safe in the browser. */
export type FailureCode = SendRefusal | "previous_part_failed";

export interface FailureExplanation {
  what: string;
  todo: string;
  /** Trying again can succeed once `todo` is done. */
  canRetry: boolean;
}

const explanations: Record<FailureCode, FailureExplanation> = {
  window_closed: {
    what: "The time to reply was over before this message went out.",
    todo: "The customer has to write first. Then you can send it again.",
    canRetry: true,
  },
  permission: {
    what: "Instagram says that a permission is missing.",
    todo: "Reconnect the account in Settings and leave every permission switched on, then try again.",
    canRetry: true,
  },
  access_off: {
    what: "Access to messages is switched off for connected apps.",
    todo: "Allow access to messages in the Instagram app, under Message controls and Connected tools, then try again.",
    canRetry: true,
  },
  token_dead: {
    what: "The connection to Instagram has ended.",
    todo: "Reconnect the account in Settings, then try again.",
    canRetry: true,
  },
  unreachable: {
    what: "This person cannot be reached: they may have blocked the account or left Instagram.",
    todo: "There is nothing to do here. If they write again, you can reply.",
    canRetry: false,
  },
  bad_content: {
    what: "Instagram did not accept the content of this message.",
    todo: "Change the text, for example the links in it, and send it as a new message.",
    canRetry: false,
  },
  bad_media: {
    what: "Instagram did not accept this file.",
    todo: "Send it smaller, or in another format, as a new message.",
    canRetry: false,
  },
  media_not_fetched: {
    what: "Instagram could not get the file from here.",
    todo: "Try again. If it stays, ask whoever runs Couplet whether its address can be reached from outside.",
    canRetry: true,
  },
  restricted: {
    what: "Instagram restricts what this account may send at the moment.",
    todo: "Look at Account status in the Instagram app, then try again.",
    canRetry: true,
  },
  other_app: {
    what: "Another app is handling this conversation.",
    todo: "Release the conversation there, or reply from there.",
    canRetry: true,
  },
  slow_down: {
    what: "Too many messages went to this person in a short time.",
    todo: "Wait a while, then try again.",
    canRetry: true,
  },
  previous_part_failed: {
    what: "Not sent, because the part before it failed.",
    todo: "Try again from the part that failed: the rest follows.",
    canRetry: false,
  },
  unknown: {
    what: "Instagram refused this message without a reason we know.",
    todo: "Try again. If it stays, send it from the Instagram app.",
    canRetry: true,
  },
};

/** Words for a stored failure; codes of another version read as unknown. */
export function explainFailure(code: string | null): FailureExplanation {
  const known = code !== null && Object.hasOwn(explanations, code);
  return explanations[known ? (code as FailureCode) : "unknown"];
}
