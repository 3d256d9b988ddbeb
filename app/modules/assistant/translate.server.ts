import { askLanguageModel } from "#app/integrations/llm/client.server.ts";
import { isUsable } from "#app/modules/contacts/contacts.server.ts";
import { newestWords, readWords } from "#app/modules/conversations/conversations.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { ServiceError } from "#app/platform/errors.ts";
import { logger } from "#app/platform/log.server.ts";
import { longestTranslated, type TranslationOutcome } from "./assistant.ts";
import { languageCode, languageTask, readTranslation, translationTask } from "./translation-tasks.ts";

const log = logger("assistant");

/**
 * A message of a thread in the language of whoever reads it. Nothing of it is stored.
 * @param language BCP 47
 */
export async function translateMessage(
  scope: ShopScope,
  conversationId: string,
  messageId: string,
  language: string,
): Promise<TranslationOutcome> {
  const words = await readWords(scope, conversationId, messageId);
  if (!words) return { outcome: "not_found" };
  if (!(await isUsable(scope, words.contactId))) return { outcome: "restricted" };
  return asking(() => translate(words.text, language));
}

/** A draft in the language that the customer of the thread writes, which the model tells from their newest words. */
export async function translateDraft(
  scope: ShopScope,
  conversationId: string,
  draft: string,
): Promise<TranslationOutcome> {
  const words = await newestWords(scope, conversationId);
  if (!words) return { outcome: "no_words" };
  if (!(await isUsable(scope, words.contactId))) return { outcome: "restricted" };
  return asking(async () => {
    const language = languageCode(await askLanguageModel(languageTask, words.text));
    return language === null ? { outcome: "no_words" } : translate(draft, language);
  });
}

async function translate(text: string, to: string): Promise<TranslationOutcome> {
  if (text.length > longestTranslated) return { outcome: "too_long" };
  const read = readTranslation(await askLanguageModel(translationTask(to), text));
  if (!read) return { outcome: "refused" };
  if (primary(read.from) === primary(to)) return { outcome: "same_language", language: read.from };
  return { outcome: "translated", translation: { ...read, to } };
}

const primary = (language: string) => language.split("-")[0]?.toLowerCase();

/** What a model's failures mean to staff; whose text it was, nobody is told. */
async function asking(ask: () => Promise<TranslationOutcome>): Promise<TranslationOutcome> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    log.warn({ err: error }, "the language model did not translate");
    if (error.code === "no_answer") return { outcome: "no_answer" };
    return { outcome: error.retryable ? "busy" : "refused" };
  }
}
