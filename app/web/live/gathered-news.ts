import type { News } from "#app/platform/live/news.ts";

/** News that came together: what each page is told of it is read once. */
export interface GatheredNews {
  /** Threads in which something happened. */
  conversations: Set<string>;
  /** Threads that somebody of the staff looked at. */
  seen: Set<string>;
  contacts: Set<string>;
  /** So many threads changed that nobody named them. */
  many: boolean;
  /** Whatever is no thread, each once. */
  others: Map<string, News>;
}

/** Puts news together, in any order, each as often as it likes. */
export function gather(news: News[]): GatheredNews {
  const gathered: GatheredNews = {
    conversations: new Set(),
    seen: new Set(),
    contacts: new Set(),
    many: false,
    others: new Map(),
  };
  for (const one of news) {
    if (one.kind === "conversation") gathered.conversations.add(one.id);
    else if (one.kind === "seen") gathered.seen.add(one.id);
    else if (one.kind === "contact") gathered.contacts.add(one.id);
    else if (one.kind === "conversations") gathered.many = true;
    else gathered.others.set(JSON.stringify(one), one);
  }
  return gathered;
}

/** How many threads are concerned, at most. */
export function threadCount({ conversations, seen, contacts, many }: GatheredNews): number {
  return many ? Infinity : conversations.size + seen.size + contacts.size;
}
