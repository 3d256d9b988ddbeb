import { useSearchParams } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SearchPage } from "../../search/results.ts";
import { readSearch } from "./read-search.ts";
import { withAsked } from "./search-address.ts";

/** What is typed faster is one question. */
const pauseMs = 200;

interface Found {
  asked: string;
  /** Read so far, the newest first. */
  pages: SearchPage[];
  failed: boolean;
}

export interface InboxSearch {
  /** What stands in the field. */
  typed: string;
  type(text: string): void;
  /** What is looked for, as the address says it; empty when nothing is. */
  asked: string;
  /** What was found last, perhaps for the question before; null while there is nothing to show. */
  found: Found | null;
  /** An answer is on its way. */
  searching: boolean;
  more(): void;
  again(): void;
}

/** The search of the inbox. The address holds the question, so that it can be shared and gone back to. */
export function useSearch(): InboxSearch {
  const { typed, type, asked } = useQuestion();
  const { found, searching, more, again } = useAnswers(asked);
  return { typed, type, asked, found: asked === "" ? null : found, searching, more, again };
}

/** What is typed, and what of it stands in the address. */
function useQuestion() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const written = useRef(asked);
  const latest = useRef(setSearch);
  useEffect(() => {
    latest.current = setSearch;
  });
  useEffect(() => {
    // Somebody went to another address, rather than typed.
    if (asked !== written.current) setTyped(asked);
    written.current = asked;
  }, [asked]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === written.current) return;
    const timer = setTimeout(() => {
      written.current = wanted;
      latest.current((now) => withAsked(now, wanted), { replace: true, preventScrollReset: true });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type: setTyped, asked };
}

/** What the server answers to a question; an answer that is overtaken is given up. */
function useAnswers(asked: string) {
  const [found, setFound] = useState<Found | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState(false);
  const ended = useRef(new AbortController());

  const read = useCallback(
    async (before: SearchPage[]) => {
      ended.current.abort();
      const { signal } = (ended.current = new AbortController());
      setReading(true);
      try {
        const page = await readSearch(asked, before.at(-1)?.nextCursor ?? null, signal);
        if (!signal.aborted) setFound({ asked, pages: [...before, page], failed: false });
      } catch {
        if (!signal.aborted) setFound({ asked, pages: before, failed: true });
      }
      if (!signal.aborted) setReading(false);
    },
    [asked],
  );

  useEffect(() => {
    if (asked === "") return;
    void read([]);
    return () => ended.current.abort();
  }, [asked, attempt, read]);

  return {
    found,
    searching: reading || found?.asked !== asked,
    more: () => void read(found?.pages ?? []),
    again: () => setAttempt((count) => count + 1),
  };
}
