const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "àƀçđéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ";
const accents = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]));

/** What is filled in or marked up, and must arrive as it is: {{count}}, {name}, $t(key), <strong>. */
const untouched = /(\{\{.*?\}\}|\{.*?\}|\$t\(.*?\)|<.*?>)/;

/** With spaces, so that it wraps as words do. */
const padding = " ~~~~";

/** A text as it may look in another language, longer by 40 %: "Send now" → "[Šéñđ ñóŵ ~~~]". */
export function pseudoText(english: string): string {
  const parts = english.split(untouched);
  const words = parts.map((part, at) => (at % 2 === 1 ? part : withAccents(part))).join("");
  const visible = parts.filter((_, at) => at % 2 === 0).join("");
  const extra = Math.ceil(visible.length * 0.4);
  return `[${words}${padding.repeat(Math.ceil(extra / padding.length)).slice(0, extra)}]`;
}

function withAccents(text: string): string {
  return [...text].map((letter) => accents.get(letter) ?? letter).join("");
}
