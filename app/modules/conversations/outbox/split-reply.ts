import { textLimitBytes } from "#app/modules/channels/instagram/rules.ts";

const encoder = new TextEncoder();

/** Bytes of UTF-8: what Meta counts. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * Cuts a reply into messages of at most 1,000 bytes: after a sentence, else between words, else between
 * characters as people see them. Nothing is lost but white space at the cuts; a link stays whole unless it is
 * too long by itself. Empty for text without words.
 */
export function splitReply(text: string, limit: number = textLimitBytes): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (byteLength(rest) > limit) {
    const cut = bestCut(rest, limit);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** So much is looked at beyond the limit, for borders that depend on what follows. */
const lookAhead = 100;

function bestCut(text: string, limit: number): number {
  const view = text.slice(0, limit + lookAhead);
  const reach = reachOf(view, limit);
  const borders = bordersOf(view, "grapheme", reach);
  const between = new Set(borders);
  const sentence = bordersOf(view, "sentence", reach).findLast(
    (at) => between.has(at) && endsSentence(view, at),
  );
  return (
    sentence ??
    borders.findLast((at) => /\s/u.test(view.charAt(at)) || /\s/u.test(view.charAt(at - 1))) ??
    borders.at(-1) ??
    reach
  );
}

/** The most UTF-16 units from the start that fit into the limit, on the border of a code point. */
function reachOf(text: string, limit: number): number {
  let bytes = 0;
  let units = 0;
  for (const point of text) {
    bytes += byteLength(point);
    if (bytes > limit) break;
    units += point.length;
  }
  return units;
}

function bordersOf(text: string, granularity: "grapheme" | "sentence", reach: number): number[] {
  const segments = new Intl.Segmenter(undefined, { granularity }).segment(text);
  return Array.from(segments, ({ index }) => index).filter((index) => index > 0 && index <= reach);
}

/** Unicode ends a sentence at every "?", also inside a link: only white space, or a full-width mark, counts. */
function endsSentence(text: string, at: number): boolean {
  return /[\s。！？｡]/u.test(text.charAt(at - 1));
}
