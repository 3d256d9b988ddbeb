const errors: Record<string, string> = {
  window_closed: "The reply window closed while you were writing. The customer has to write first.",
  empty: "There is nothing to send yet.",
  too_long: "That is too long for one reply. Please shorten it or send it in two.",
  unresolved: "A variable still stands in its braces. Please fill it in or leave it out.",
  files_gone: "A file waited too long to be sent. Please attach it again.",
  not_found: "This conversation is not there any more.",
  not_failed: "This message is already on its way.",
  not_uncertain: "Instagram has confirmed it meanwhile.",
  already_decided: "A colleague decided that meanwhile.",
  not_permitted: "Your role does not allow this any more. Please ask an owner or admin of the store.",
  restricted: "This person's data is restricted, so nothing is read from Shopify for them.",
  not_answering: "Couplet could not be reached. Please try again in a moment.",
  unknown_form: "The page was out of date. Please reload it and try again.",
};

/** The sentence for what went wrong with a form of the thread page. */
export function describeActionError(code: string): string {
  return errors[code] ?? "That did not work. Please try again.";
}
