/** Where somebody reads in a thread: an item, and how far its top is above the top of the log, in pixels. */
export interface ReadingPlace {
  itemId: string;
  offset: number;
}

/** By conversation, while the page lives: ids and numbers only. Whoever reads the end has no place to come back to. */
const places = new Map<string, ReadingPlace>();

export function readingPlace(conversationId: string): ReadingPlace | null {
  return places.get(conversationId) ?? null;
}

export function keepReadingPlace(conversationId: string, place: ReadingPlace | null): void {
  if (place) places.set(conversationId, place);
  else places.delete(conversationId);
}
