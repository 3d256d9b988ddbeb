import type { MessageContent } from "#app/modules/channels/channels.ts";

/** Whether a message that went out says something by which it can be told from another: words, cards, or files. */
export function isRecognisable(content: MessageContent): boolean {
  return content.text !== undefined || isTemplate(content) || filesIn(content) !== "";
}

/**
 * Whether an echo may be that of a message of ours: exactly the same words, cards of the same titles, or files of the
 * same kinds, whose bytes nobody compares. Meta does not say how a template's echo looks; one that tells nothing of its
 * cards may be any template's.
 */
export function mayBeEchoOf(echo: MessageContent, ours: MessageContent): boolean {
  if (ours.attachments) return echo.text === undefined && filesIn(echo) === filesIn(ours);
  if (!ours.cards) return ours.text !== undefined && echo.text === ours.text;
  if (!isTemplate(echo)) return false;
  return echo.cards === undefined || titles(echo) === titles(ours);
}

function isTemplate({ cards, attachments }: MessageContent): boolean {
  return cards !== undefined || (attachments ?? []).some(({ type }) => type === "template");
}

/** Kinds of files, in order. */
function filesIn({ attachments = [] }: MessageContent): string {
  return attachments
    .map(({ type }) => type)
    .filter((type) => ["image", "video", "audio", "file"].includes(type))
    .join();
}

function titles({ cards = [] }: MessageContent): string {
  return JSON.stringify(cards.map(({ title }) => title));
}
