import type { MessageContent } from "#app/modules/channels/channels.ts";

/** The later of two moments; null is "never". */
export function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/**
 * Everything two deliveries of one message say. Where they disagree the richer value wins, by length and
 * then by alphabet: an arbitrary rule, but the same in every order. Gives `a` itself when `b` adds nothing.
 */
export function joinContent(a: MessageContent | null, b: MessageContent): MessageContent {
  if (!a) return b;
  const news = Object.entries(b).filter(([key, value]) => richer(value, a[key as keyof MessageContent]));
  return news.length === 0 ? a : { ...a, ...Object.fromEntries(news) };
}

function richer(value: unknown, than: unknown): boolean {
  if (value === undefined || value === than) return false;
  if (than === undefined) return true;
  const [x, y] = [canonical(value), canonical(than)];
  return x.length === y.length ? x > y : x.length > y.length;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)))
      : each,
  );
}
