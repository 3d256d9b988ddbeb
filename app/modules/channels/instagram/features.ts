/**
 * What the app can do with an Instagram account, and what each thing needs of Meta. Only what is switched on is asked for
 * at the login, subscribed to and kept; the rest is left out when it arrives all the same. Safe in the browser.
 */

/**
 * "Setup Webhooks Subscriptions" and "Webhooks reference: Instagram" against "Send Messages": Meta's pages
 * disagree about names, and newer fields may be refused, so the sets are tried in this order.
 */
const messageFieldSets = [
  [
    "messages",
    "messaging_postbacks",
    "messaging_seen",
    "message_reactions",
    "messaging_referral",
    "message_edit",
    "standby",
    "messaging_handover",
  ],
  [
    "messages",
    "messaging_postbacks",
    "messaging_seen",
    "messaging_reactions",
    "messaging_referrals",
    "message_edit",
  ],
  ["messages", "messaging_postbacks", "messaging_seen", "message_reactions", "messaging_referral"],
  ["messages", "messaging_postbacks"],
];

/** "Business Login for Instagram" (permissions) and "Webhooks reference: Instagram" (fields). */
export const features = {
  messages: {
    permissions: ["instagram_business_basic", "instagram_business_manage_messages"],
    fieldSets: messageFieldSets,
  },
  comments: {
    permissions: ["instagram_business_manage_comments"],
    fieldSets: [["comments", "live_comments"]],
  },
};

export type Feature = keyof typeof features;

/** No screen shows comments yet: a store would give a permission, and strangers their words, for nothing. */
export const switchedOn: Feature[] = ["messages"];

/** What the login asks for: what these features need, and no more. */
export function permissionsFor(on = switchedOn): string[] {
  return [...new Set(on.flatMap((feature) => features[feature].permissions))];
}

/** Sets of webhook fields for these features, to be tried in this order; a feature with fewer stays with its last. */
export function fieldSetsFor(on = switchedOn): string[][] {
  const longest = Math.max(...on.map((feature) => features[feature].fieldSets.length));
  return Array.from({ length: longest }, (_, at) =>
    on.flatMap((feature) => features[feature].fieldSets[at] ?? features[feature].fieldSets.at(-1) ?? []),
  );
}
