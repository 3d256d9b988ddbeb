/** What a million messages say: words of a language that nobody speaks, as often as words are (Zipf's law). */

/** The commonest words of messages to a store, by frequency. */
const common =
  "the i you is it to a and my for of in have me do this on be can that with not are so when your hi was how but what we will hello order please thanks one just if get still there up size or out know back yes like would at could any no from send got buy color price much they see want time need she love new all today which here has week item make return gift help shop more address card code email number arrive delivery shipping lamp blue black white stock available sale".split(
    " ",
  );
const onsets = "b c d f g h k l m n p r s t v w z br cl dr fl gr pl pr st tr sh ch th qu".split(" ");
const vowels = "a e i o u ai ea ou ie".split(" ");
const codas = [..."n r s t l m nd st ng ck x".split(" "), "", "", "", ""];

/** Numbers from 0 up to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many words, the commonest first; rarer ones are longer. */
export function vocabulary(size: number): string[] {
  const random = seeded(42);
  const pick = (parts: string[]) => parts[Math.floor(random() * parts.length)] ?? "";
  const words = new Set(common);
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * (words.size < 400 ? 1.5 : words.size < 4_000 ? 2.2 : 3.2));
    const made = Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join("") + pick(codas);
    words.add(made);
  }
  return [...words];
}

export interface Speaker {
  words: string[];
  says(n: number): { text: string; mid: string };
}

const orderEvery = 25;

/** Speaks messages of 3 to 14 words; each twenty-fifth names an order. */
export function speaker(size = 60_000): Speaker {
  const words = vocabulary(size);
  const random = seeded(7);
  const reached: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) reached.push((sum += 1 / (rank + 2.7) ** 1.05));
  const word = () => {
    const sought = random() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((reached[middle] ?? 0) < sought) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
  return {
    words,
    says: (n) => {
      const said = Array.from({ length: 3 + Math.floor(random() * 12) }, word).join(" ");
      return { text: n % orderEvery === 0 ? `${said} ${orderName(n)}` : said, mid: midOf(n) };
    },
  };
}

/** The order that the n-th message names. */
export function orderName(n: number): string {
  return `#${100_000 + n}`;
}

/** As long as Meta's are. */
function midOf(n: number): string {
  const item = `:IGMessageID:17841400000000005:340282366841710301244259${String(n).padStart(18, "0")}:${String(31_630_051_349 + n).padStart(35, "0")}`;
  return `aWdfZAG1faXRlbToxO${Buffer.from(item).toString("base64url")}ZDZD`;
}
