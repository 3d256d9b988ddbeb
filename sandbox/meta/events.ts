import type { Message, Place } from "./words.ts";

/** One item of `messaging[]`, in the shapes Meta sends. */
export type Item = Record<string, unknown>;

/** An item with the person as its sender. */
export function fromPerson({ account, thread }: Place, at: number, content: Item): Item {
  return { sender: { id: thread.igsid }, recipient: { id: account.igId }, timestamp: at, ...content };
}

/** The echo of what the business wrote. */
export function echoOf({ account, thread }: Place, message: Message): Item {
  const content = { message: { ...messageContent(message), is_echo: true } };
  return { sender: { id: account.igId }, recipient: { id: thread.igsid }, timestamp: message.at, ...content };
}

/** What a message says, as it stands under `message`. */
export function messageContent(message: Message): Item {
  if (message.unsupported) return { mid: message.mid, is_unsupported: true };
  const reply = message.story
    ? { story: message.story }
    : message.replyTo === undefined
      ? undefined
      : { mid: message.replyTo };
  return {
    mid: message.mid,
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(reply ? { reply_to: reply } : {}),
  };
}

/** The entry that carries items to an account, under `standby` while another app owns the thread. */
export function entryOf(igId: string, at: number, items: Item[], standby = false): Record<string, unknown> {
  return { id: igId, time: at, [standby ? "standby" : "messaging"]: items };
}

const reactionNames: Record<string, string> = {
  "❤️": "love",
  "❤": "love",
  "😂": "laugh",
  "😮": "wow",
  "😢": "sad",
  "😡": "angry",
  "👍": "like",
};

/** Meta's name for an emoji. */
export function reactionName(emoji: string): string {
  return reactionNames[emoji] ?? "other";
}
