/** Small words and signs by which a language is told; what has none of them is taken for English. */
const tellTale: [language: string, words: string, signs: RegExp][] = [
  ["uk", "", /\p{Script=Cyrillic}/u],
  ["es", "el dónde donde está mi pedido gracias hola cuándo llega", /[¿¡ñ]/u],
  ["de", "ich ist der das und nicht wo mein meine danke bitte noch", /[äöüß]/u],
  ["fr", "je est où ma mon les merci vous commande bonjour une", /[çœ]/u],
];

/** The language of a text, BCP 47. */
export function languageOf(text: string): string {
  const marked = /^«\w+→(\w+)»/.exec(text)?.[1];
  const written = new Set(text.toLowerCase().match(/\p{L}+/gu));
  const found = tellTale.find(
    ([, words, signs]) =>
      signs.test(text.toLowerCase()) || words.split(" ").some((word) => written.has(word)),
  );
  return marked ?? found?.[0] ?? "en";
}
