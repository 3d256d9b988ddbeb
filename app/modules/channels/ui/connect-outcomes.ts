import { refusalWords } from "#app/modules/access/roles.ts";
import { explainProblem } from "#app/modules/channels/connection-problems.ts";

/** How a login that did not connect anything is told: what happened and what to do. */
export interface OutcomeWords {
  title: string;
  what: string;
  todo: string;
}

const outcomes: Record<string, OutcomeWords> = {
  cancelled: {
    title: "Nothing was connected",
    what: "The sign-in at Instagram was cancelled.",
    todo: "Start again from Connections whenever you like.",
  },
  not_permitted: {
    title: "You may no longer connect accounts",
    what: `Your role was changed after you began. ${refusalWords("manage_connections")}`,
    todo: "Nothing was connected. Ask an owner or admin of the store to connect the account.",
  },
  missing_permissions: {
    title: "A permission is missing",
    what: "A permission that messages need was switched off during the sign-in.",
    todo: "Start again and leave every permission switched on.",
  },
  state_invalid: {
    title: "This sign-in is no longer valid",
    what: "It took longer than ten minutes, or it did not start in your Shopify admin.",
    todo: "Start again from Connections.",
  },
  state_used: {
    title: "This sign-in was already used",
    what: "Each sign-in works once, and this one was completed before.",
    todo: "Look at Connections: if the account is not there, start again.",
  },
  not_professional: {
    title: "This is a personal account",
    what: "Instagram gives apps access to messages of professional accounts only.",
    todo: "In the Instagram app, open Settings, Account type and tools, switch to a professional account, then start again.",
  },
  connected_elsewhere: {
    title: "The account is connected to another store",
    what: "An Instagram account can be in use by one store at a time.",
    todo: "Disconnect it in the other store first, then start again.",
  },
  meta_unavailable: {
    title: "Instagram did not answer",
    what: "The sign-in could not be completed because Instagram did not answer.",
    todo: "Nothing was changed. Try again in a few minutes.",
  },
};

/** Words for how a login ended, or for a problem that was found right after it. */
export function describeOutcome(code: string): OutcomeWords {
  if (Object.hasOwn(outcomes, code)) return outcomes[code]!;
  const problem = explainProblem(code);
  return problem ? { title: "The account needs attention", ...problem } : outcomes["state_invalid"]!;
}
