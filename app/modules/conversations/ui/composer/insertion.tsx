import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

/** Puts words on a line of their own where the caret is in the reply. */
export type Insert = (words: string) => void;

interface Insertion {
  /** Null while no reply can be written. */
  insert: Insert | null;
  offer: (insert: Insert | null) => void;
}

const InsertionContext = createContext<Insertion>({ insert: null, offer: () => {} });

/** Joins a thread's composer with what stands beside it and can be put into the reply. */
export function InsertionProvider({ children }: { children: ReactNode }) {
  const [insert, setInsert] = useState<Insert | null>(null);
  const value = useMemo(() => ({ insert, offer: (next: Insert | null) => setInsert(() => next) }), [insert]);
  return <InsertionContext.Provider value={value}>{children}</InsertionContext.Provider>;
}

/** How something is put into the reply; null while none can be written. */
export function useInsertion(): Insert | null {
  return useContext(InsertionContext).insert;
}

/** For the composer: takes what others put into the reply, while one can be written. */
export function useTakeInsertions(insert: Insert, closed: boolean): void {
  const { offer } = useContext(InsertionContext);
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  // Only its end matters to others: a new one each time would draw them again with every letter.
  const offerRef = useRef(offer);
  useEffect(() => {
    const { current } = offerRef;
    current(closed ? null : (words) => latest.current(words));
    return () => current(null);
  }, [closed]);
}
