/** A text to one person, as staff wrote it. */
export interface OutboundText {
  /** The person's id on the channel. */
  recipientId: string;
  /** At most 1,000 bytes of UTF-8. */
  text: string;
  /** Sent by a person of the business, more than 24 hours after the customer's last message. */
  humanAgent: boolean;
}

/**
 * The body of a call to `/messages` (Meta: "Send Messages"; the shape of the tag as integrations send it).
 * Inside 24 hours no tag is sent: it would only be counted against the account.
 */
export function textBody({ recipientId, text, humanAgent }: OutboundText) {
  return {
    recipient: { id: recipientId },
    ...(humanAgent && { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }),
    message: { text },
  };
}
