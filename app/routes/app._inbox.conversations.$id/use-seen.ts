import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useAnswering } from "#app/ui/last-shown.ts";
import { useVisible } from "#app/ui/use-visible.ts";

/** Often enough for colleagues, seldom enough that a busy thread costs nothing. */
const seenEveryMs = 1_500;

/** Says that staff have the newest message before their eyes, whenever it is another one. */
export function useSeen(newest: string | null, action: string): void {
  const { submit } = useFetcher();
  const visible = useVisible();
  const answering = useAnswering();
  const said = useRef<{ id?: string; at: number }>({ at: 0 });
  useEffect(() => {
    // What was said while nobody answered is said again.
    if (!answering) said.current = { at: Date.now() };
  }, [answering]);
  useEffect(() => {
    if (!newest || newest === said.current.id || !visible || !answering) return;
    const wait = Math.max(0, said.current.at + seenEveryMs - Date.now());
    const timer = setTimeout(() => {
      said.current = { id: newest, at: Date.now() };
      submit({ intent: "seen" }, { method: "post", action });
    }, wait);
    return () => clearTimeout(timer);
  }, [newest, visible, answering, submit, action]);
}
