import { plain } from "#app/ui/plain.ts";
import type { SavedReply } from "../content.ts";

/**
 * The replies that have all these words, in any letter case and without accents. Those whose shortcut begins with what
 * was typed come first, then those whose title has it; otherwise their order stays.
 */
export function findReplies(replies: SavedReply[], typed: string): SavedReply[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return replies;
  return replies
    .flatMap((reply) => {
      const rank = rankOf(reply, wanted);
      return rank === null ? [] : [{ reply, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ reply }) => reply);
}

function rankOf({ shortcut, title, body }: SavedReply, wanted: string[]): number | null {
  const texts = [shortcut, title, body].map(plain);
  if (!wanted.every((word) => texts.some((text) => text.includes(word)))) return null;
  const [first = ""] = wanted;
  if (texts[0]?.startsWith(first)) return 0;
  if (texts[0]?.includes(first)) return 1;
  return texts[1]?.includes(first) ? 2 : 3;
}
