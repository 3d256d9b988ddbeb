import { plain } from "#app/ui/plain.ts";
import { emojiGroups, type Emoji, type EmojiGroup } from "./emoji.ts";

/** What emojibase tells of an emoji in its compact form. */
interface Told {
  hexcode: string;
  unicode: string;
  label: string;
  tags?: string[];
  group?: number;
}

/** Each a file of our own server, read when emoji are first wanted (docs/decisions/0037). */
const files: Record<string, () => Promise<{ default: Told[] }>> = {
  en: () => import("emojibase-data/en/compact.json"),
  de: () => import("emojibase-data/de/compact.json"),
  es: () => import("emojibase-data/es/compact.json"),
  fr: () => import("emojibase-data/fr/compact.json"),
  uk: () => import("emojibase-data/uk/compact.json"),
};

/** Younger than that, by Unicode's versions of emoji, a customer's phone may show an empty box. */
const unknownToPhones = ["16", "17"] as const;

const read = new Map<string, Promise<Emoji[]>>();

/**
 * All emoji with their names in a language, in Unicode's order, read once.
 * @throws when the file cannot be had
 */
export function readEmoji(language: string): Promise<Emoji[]> {
  const file = files[language] ? language : "en";
  const reading = read.get(file) ?? load(file);
  read.set(file, reading);
  reading.catch(() => read.delete(file));
  return reading;
}

async function load(language: string): Promise<Emoji[]> {
  const [told, versions] = await Promise.all([
    files[language]?.(),
    import("emojibase-data/versions/emoji.json"),
  ]);
  const young = new Set(unknownToPhones.flatMap((version) => versions.default[version]));
  return (told?.default ?? []).flatMap((one) => {
    const group = groupNames.get(one.group ?? -1);
    return group && !young.has(one.hexcode) ? [emojiOf(one, group)] : [];
  });
}

const groupNames = new Map(
  Object.entries(emojiGroups).map(([name, number]) => [number as number, name as EmojiGroup]),
);

function emojiOf({ unicode, label, tags = [] }: Told, group: EmojiGroup): Emoji {
  return { sign: unicode, name: label, group, plain: [label, ...tags].map(plain) };
}
