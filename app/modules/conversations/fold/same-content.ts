import type { MessageContent } from "#app/modules/channels/channels.ts";

/** Whether a message that went out says something by which it can be told from another: words, or cards. */
export function isRecognisable(content: MessageContent): boolean {
  return content.text !== undefined || isTemplate(content);
}

/**
 * Whether an echo may be that of a message of ours: exactly the same words, or cards of the same titles. Meta does not
 * say how a template's echo looks; one that tells nothing of its cards may be any template's.
 */
export function mayBeEchoOf(echo: MessageContent, ours: MessageContent): boolean {
  if (!ours.cards) return ours.text !== undefined && echo.text === ours.text;
  if (!isTemplate(echo)) return false;
  return echo.cards === undefined || titles(echo) === titles(ours);
}

function isTemplate({ cards, attachments }: MessageContent): boolean {
  return cards !== undefined || (attachments ?? []).some(({ type }) => type === "template");
}

function titles({ cards = [] }: MessageContent): string {
  return JSON.stringify(cards.map(({ title }) => title));
}
