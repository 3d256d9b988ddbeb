import { useCallback, useEffect, useState } from "react";
import type { ReplyShelf } from "#app/modules/content/content.ts";

/** `shelf` is null until it is there; `failed` says that it could not be had. */
export interface ShelfControl {
  shelf: ReplyShelf | null;
  failed: boolean;
  read: () => void;
}

/** The saved replies, read anew whenever staff look for one, and at once for a text that has variables in it. */
export function useReplyShelf(atOnce: boolean): ShelfControl {
  const [shelf, setShelf] = useState<ReplyShelf | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useCallback(() => {
    setFailed(false);
    readShelf().then(setShelf, () => setFailed(true));
  }, []);
  const wanted = atOnce && shelf === null;
  useEffect(() => {
    if (wanted) read();
  }, [wanted, read]);
  return { shelf, failed, read };
}

async function readShelf(): Promise<ReplyShelf> {
  const answer = await fetch("/app/replies");
  if (!answer.ok) throw new Error(`the saved replies answered ${answer.status}`);
  return (await answer.json()) as ReplyShelf;
}
