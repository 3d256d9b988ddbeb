import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { ConversationRow, InboxPage } from "../../conversations.ts";
import { afterChange, openList, type ListChange, type ListRules, type Side } from "../../views/live-list.ts";
import { rowsShown } from "../../views/shown-list.ts";
import { useLiveInbox, useRowChanges } from "./live-inbox.tsx";
import { readPage, readRowsFrom } from "./read-page.ts";

export interface ThreadList {
  rows: ConversationRow[];
  /** How many entered or rose above while somebody reads further down. */
  risen: number;
  /** Whether more lies before and after the rows. */
  more: Record<Side, boolean>;
  loading: boolean;
  load(side: Side): void;
  /** Reads what lies after the rows, to its end, without adding it to them. @throws when the server does not answer */
  readRest(signal: AbortSignal): Promise<ConversationRow[]>;
  /** Somebody reads further down: nothing moves until they are back. */
  hold(held: boolean): void;
}

export interface ThreadListOptions {
  /** The page that the route read; another one whenever it is read again. */
  page: InboxPage;
  /** The same object as long as the rules are the same. */
  rules: ListRules;
  /** What of the address says which list this is: another one is another component. */
  search: string;
}

/** The list of an open inbox: the pages that were read, and what the stream has told since. */
export function useThreadList({ page, rules, search }: ThreadListOptions): ThreadList {
  const { recent } = useLiveInbox();
  const [{ shown }, dispatch] = useReducer(afterChange, page, () => openList(page, rules, recent()));
  useEffect(() => dispatch({ kind: "rules", rules }), [rules]);
  useRowChanges((changes) => dispatch({ kind: "told", changes }));
  const { loading, read } = useReads(dispatch);
  useReadAgain({ page, search, count: shown.stretch.rows.length, dispatch, read });
  const { previous, next } = shown.stretch;
  return {
    rows: rowsShown(shown),
    risen: shown.risen.size,
    more: { previous: previous !== null, next: next !== null },
    loading,
    load: (side) => {
      const from = shown.stretch[side];
      if (!from || loading) return;
      read(async (signal) => {
        const found = await readPage(search, { side, from }, { signal });
        return { kind: "page", page: found, side, from };
      });
    },
    readRest: async (signal) => {
      if (next === null) return [];
      const { rows } = await readRowsFrom(search, next, { signal, count: Infinity });
      return rows;
    },
    hold: useCallback((held: boolean) => dispatch({ kind: "hold", held }), []),
  };
}

type Dispatch = (change: ListChange) => void;
type Read = (work: (signal: AbortSignal) => Promise<ListChange>) => void;

/** Where the route's page was read again, so is whatever lies beyond it, as far as the list reached. */
function useReadAgain(options: {
  page: InboxPage;
  search: string;
  count: number;
  dispatch: Dispatch;
  read: Read;
}): void {
  const { page, search, count, dispatch, read } = options;
  const shown = useRef(page);
  const reached = useRef(count);
  useEffect(() => {
    if (shown.current === page) return void (reached.current = count);
    shown.current = page;
    dispatch({ kind: "fresh", page });
    const beyond = reached.current - page.rows.length;
    const from = page.next;
    if (beyond <= 0 || from === null) return;
    read(async (signal) => {
      const { rows, next } = await readRowsFrom(search, from, { signal, count: beyond });
      return { kind: "fresh", page: { ...page, rows: [...page.rows, ...rows], next } };
    });
  }, [page, search, count, dispatch, read]);
}

/** Reads one after the other, until the list is left. */
function useReads(dispatch: Dispatch): { loading: boolean; read: Read } {
  const [loading, setLoading] = useState(false);
  const last = useRef<Promise<void>>(Promise.resolve());
  const left = useRef(new AbortController());
  useEffect(() => {
    const here = new AbortController();
    left.current = here;
    return () => here.abort();
  }, []);
  const read = useCallback<Read>(
    (work) => {
      last.current = last.current.then(async () => {
        const { signal } = left.current;
        setLoading(true);
        // Without an answer the screen stays as it is; whoever asks next asks again.
        const change = await work(signal).catch(() => null);
        if (signal.aborted) return;
        setLoading(false);
        if (change) dispatch(change);
      });
    },
    [dispatch],
  );
  return { loading, read };
}
