/**
 * What a language model does for staff, when they ask for it.
 *
 * Owns no table: nothing that a model answers is stored. Always holds: it is told one text and nothing of whose it is; of a
 * restricted person it is told nothing; what it answers reaches a customer only by a person's hand.
 */
export { translateDraft, translateMessage } from "./translate.server.ts";
export { hasLanguageModel } from "#app/integrations/llm/client.server.ts";
