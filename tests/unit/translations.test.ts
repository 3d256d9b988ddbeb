import { expect, test } from "vitest";
import type { TranslationAnswer } from "#app/modules/assistant/ui/ask-for-translation.ts";
import { Translations } from "#app/modules/assistant/ui/translations.ts";

const answer = (text: string): TranslationAnswer => ({
  outcome: "translated",
  translation: { text, from: "es", to: "en" },
});
const wording = (id: string, text = "hola") => ({ id, text });

/** Translations whose answers come when the test lets them. */
function asked() {
  const under = new Map<string, (answer: TranslationAnswer) => void>();
  const translations = new Translations((id) => new Promise((resolve) => under.set(id, resolve)));
  const bring = async (id: string) => {
    under.get(id)?.(answer(`translated ${id}`));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { translations, bring, ids: () => [...under.keys()] };
}

test("messages are asked for three at a time, in the order in which they came into sight", async () => {
  const { translations, bring, ids } = asked();
  for (const id of ["a", "b", "c", "d", "e"]) translations.ask(wording(id));
  expect(ids()).toEqual(["a", "b", "c"]);
  await bring("b");
  expect(ids()).toEqual(["a", "b", "c", "d"]);
  expect(translations.of(wording("b"))).toEqual(answer("translated b"));
  expect(translations.of(wording("e"))).toBe("asking");
});

test("when somebody stops it, what was not asked for yet never is, and what was is shown", async () => {
  const { translations, bring, ids } = asked();
  for (const id of ["a", "b", "c", "d"]) translations.ask(wording(id));
  translations.stop();
  await bring("a");
  await bring("b");
  expect(ids()).toEqual(["a", "b", "c"]);
  expect(translations.of(wording("a"))).toEqual(answer("translated a"));
  expect(translations.of(wording("d"))).toBeUndefined();
});

test("what was hidden meanwhile stays hidden, and other words of a message are another text", async () => {
  const { translations, bring } = asked();
  translations.ask(wording("a"));
  translations.hide(wording("a"));
  await bring("a");
  expect(translations.of(wording("a"))).toBeNull();
  expect(translations.of(wording("a", "hola, edited"))).toBeUndefined();
});
