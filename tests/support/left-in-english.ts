import type { Frame } from "playwright-core";

/**
 * What people see or hear of a page that comes from no catalogue, as "text": in the pseudo-locale whatever does stands in
 * brackets, nested ones where a text has another in it.
 * @param data what is not ours to translate: names, what people wrote, figures
 */
export async function leftInEnglish(frame: Frame, data: RegExp[]): Promise<string[]> {
  const seen = await frame.evaluate(() => {
    const texts: string[] = [];
    const told: Element[] = [];
    const hasWords = (element: Element) =>
      [...element.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && /\p{L}/u.test(child.textContent ?? ""),
      );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node as HTMLElement;
      for (const name of ["aria-label", "placeholder", "title", "alt"])
        texts.push(element.getAttribute(name) ?? "");
      // A sentence with marked words in it is one text: what stands highest and has words of its own tells it all.
      if (/^(script|style)$/i.test(element.tagName) || told.some((one) => one.contains(element))) continue;
      if (!hasWords(element)) continue;
      told.push(element);
      texts.push(element.textContent ?? "");
    }
    return texts;
  });
  const left = seen.map(outsideBrackets).filter((text) => /\p{L}{2}/u.test(text));
  return [...new Set(left)].filter((text) => !data.some((known) => known.test(text)));
}

/** What is left of a text without what stands in brackets. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let left = "";
  for (const letter of text) {
    if (letter === "[") depth++;
    else if (letter === "]") depth = Math.max(0, depth - 1);
    else if (depth === 0) left += letter;
  }
  return left.replace(/\s+/g, " ").trim();
}
