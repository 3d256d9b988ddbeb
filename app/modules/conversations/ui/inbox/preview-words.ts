import type { MessageKind } from "#app/modules/channels/channels.ts";
import type { ConversationRow } from "../../conversations.ts";

const kindWords: Record<MessageKind, string> = {
  text: "Message",
  media: "Photo, video or file",
  share: "Shared a post",
  story_reply: "Answered your story",
  story_mention: "Mentioned you in a story",
  quick_reply: "Chose a quick reply",
  postback: "Tapped a button",
  referral: "Came from a link or an ad",
  template: "Message with buttons",
  unsupported: "Something this version cannot show",
};

/** The last line of a thread for the list. */
export function previewWords(preview: ConversationRow["preview"]): { text: string; unsent: boolean } {
  if (!preview) return { text: "No messages yet", unsent: false };
  const own = preview.direction === "out" ? "You: " : "";
  if (preview.unsent) return { text: `${own}Message unsent`, unsent: true };
  return {
    text: own + (preview.text?.replace(/\s+/gu, " ").trim() || kindWords[preview.kind]),
    unsent: false,
  };
}
