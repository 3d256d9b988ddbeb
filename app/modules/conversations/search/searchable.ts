import type { MessageContent } from "#app/modules/channels/channels.ts";

/** The words of a message that can be found, as one text: what it says, and what hangs on it says. */
export function searchableText({ text, attachments, cards, quickReplies, referral }: MessageContent): string {
  const titles = [
    ...(attachments ?? []).map(({ title }) => title),
    ...(cards ?? []).flatMap(({ title, subtitle }) => [title, subtitle]),
    ...(quickReplies ?? []).map(({ title }) => title),
  ];
  return [text, ...titles, referral?.adTitle].filter((part) => part !== undefined && part !== "").join("\n");
}

/** What search keeps of a message; null once there is nothing of it to be found. */
export function searchableOf(content: MessageContent | null): { text: string; attachments: boolean } | null {
  return content && { text: searchableText(content), attachments: (content.attachments?.length ?? 0) > 0 };
}
