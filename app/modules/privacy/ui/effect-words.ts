import { maximumWords, type Retention } from "../retention.ts";

/** What a choice would erase. */
export interface Effects {
  persons: number;
  contents: number;
}

/** The effect of a choice as a sentence; `effects` is null while it is being counted. */
export function effectWords(choice: Retention, effects: Effects | null): string {
  if (choice.maximum === null) return "Nothing is erased for its age.";
  if (!effects) return "Counting what is older…";
  const { persons, contents } = effects;
  const older = `older than ${maximumWords(choice)}`;
  if (persons + contents === 0) return `Nothing is ${older} now.`;
  const parts = [
    ...(persons > 0
      ? [
          persons === 1
            ? `1 person's conversation is ${older} and will be erased with all that is kept of them`
            : `${persons.toLocaleString("en")} persons' conversations are ${older} and will be erased with all that is kept of them`,
        ]
      : []),
    ...(contents > 0
      ? [
          contents === 1
            ? "1 message of others will be emptied"
            : `${contents.toLocaleString("en")} messages of others will be emptied`,
        ]
      : []),
  ];
  return `${parts.join("; ")}. It begins at once.`;
}
