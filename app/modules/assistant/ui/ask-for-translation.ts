import type { TranslationOutcome } from "../assistant.ts";

/** What a page gets that asks for a translation. */
export type TranslationAnswer = TranslationOutcome | { outcome: "unreachable" | "not_permitted" };

/** What is to be translated: a message into the language of the page, or a draft into the customer's. */
export type AskedTranslation =
  { intent: "message"; messageId: string; language: string } | { intent: "draft"; text: string };

/** Has the server ask the language model. */
export async function askForTranslation(
  conversationId: string,
  asked: AskedTranslation,
): Promise<TranslationAnswer> {
  const init = { method: "POST", body: new URLSearchParams(asked) };
  const answer = await fetch(`/app/conversations/${conversationId}/translation`, init).catch(() => null);
  if (answer?.status === 403) return { outcome: "not_permitted" };
  if (!answer?.ok) return { outcome: "unreachable" };
  return (await answer.json()) as TranslationAnswer;
}
