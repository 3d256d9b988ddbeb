import { plain } from "../plain.ts";

/** Where a command belongs; the palette shows the groups in this order. */
export const commandGroups = ["conversation", "inbox", "go"] as const;

/** Something that can be done from the page as it is, by its name or by a key. */
export interface Command {
  /** Names it among all commands of the page. */
  id: string;
  group: (typeof commandGroups)[number];
  /** What it does, in the language of the page. */
  title: string;
  /** The one key that does it while nobody is typing: "e", "/". */
  key?: string;
  run: () => void;
}

/**
 * The commands whose title has every typed word, in any letter case and without accents, group by group. Those where a
 * word of the title begins with the first typed word come first in their group; otherwise their order stays.
 */
export function findCommands(commands: Command[], typed: string): Command[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const found = commands.filter(({ title }) => wanted.every((word) => plain(title).includes(word)));
  return found.toSorted(
    (one, other) => groupAt(one) - groupAt(other) || rank(one, wanted) - rank(other, wanted),
  );
}

const groupAt = ({ group }: Command) => commandGroups.indexOf(group);

function rank({ title }: Command, [first = ""]: string[]): number {
  return ` ${plain(title)}`.includes(` ${first}`) ? 0 : 1;
}
