/** Why a delivery could not be processed, in words for the list. */
const causes: Record<string, string> = {
  not_json: "The message was signed correctly but is not JSON. Nothing can be read from it.",
  unknown_shape: "The message has a shape this version does not know.",
  unknown_topic: "Shopify sent a topic this version does not handle.",
  shop_mismatch: "The store named in the header is not the one in the message.",
  sealed_with_lost_key: "It was stored with an encryption key that is no longer configured.",
  crashed: "Processing stopped unexpectedly each time. The log has the place.",
  gave_up: "It failed every time it was tried.",
};

/** The sentence for a cause code. Unknown codes are shown as they are. */
export function describeCause(cause: string | null): string {
  if (!cause) return "It is waiting.";
  return causes[cause] ?? `It failed with the code ${cause}.`;
}
