import type { ThreadMessage } from "../../conversations.ts";

/** Both lists as one, oldest first. A message in both is as the second says: that was read later. */
export function joinMessages(known: ThreadMessage[], read: ThreadMessage[]): ThreadMessage[] {
  const ids = new Set(read.map(({ id }) => id));
  const others = known.filter(({ id }) => !ids.has(id));
  // Sorting is stable: messages of the same moment keep the order they were read in.
  return [...read, ...others].sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
}
