import { useEffect, useState, type RefObject } from "react";

/**
 * Files that are dropped anywhere on the open thread. A file dropped beside it would otherwise leave the page for it.
 * @param within something inside the thread
 * @returns whether files are held over it
 */
export function useFileDrop(
  within: RefObject<HTMLElement | null>,
  add: ((files: File[]) => void) | null,
): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const thread = within.current?.closest<HTMLElement>("section");
    if (!thread || !add) return;
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.some((type) => type === "Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !thread.contains(event.relatedTarget)) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    thread.addEventListener("dragover", onOver);
    thread.addEventListener("dragleave", onLeave);
    thread.addEventListener("drop", onDrop);
    return () => {
      thread.removeEventListener("dragover", onOver);
      thread.removeEventListener("dragleave", onLeave);
      thread.removeEventListener("drop", onDrop);
    };
  }, [within, add]);
  return over;
}
