import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useRevalidate } from "#app/ui/live/use-revalidate.ts";
import { isLive } from "#app/ui/live/use-stream.ts";
import { takeBack } from "../../work/take-back.ts";
import type { WantedChange, WorkChoices } from "../../work/work.ts";
import { doneWords } from "./change-words.ts";
import { sendChanges, type Settled } from "./send-changes.ts";

/** How far many changes have come. */
export interface Progress {
  done: number;
  total: number;
}

/** What became of what somebody wanted. */
export interface Report {
  /** Those that were not made, with why; a thread that is so already is none of them. */
  left: Settled[];
  /** Those that the server was not asked for, or did not answer. */
  unasked: WantedChange[];
}

interface WorkDesk {
  /** While several threads are being changed; null otherwise. */
  progress: Progress | null;
  /** What was last wanted of a single thread and not done; null after the next change. */
  refused: Settled | null;
  /** What the server did not answer to, last of all; null after the next change. */
  unanswered: WantedChange[] | null;
  /** Makes changes, says in a toast what was done, and offers to take it back there. */
  change(wanted: WantedChange[]): Promise<Report>;
  /** What is not asked for yet is not asked for any more. */
  stop(): void;
  dismiss(): void;
}

const nothing: WorkDesk = {
  progress: null,
  refused: null,
  unanswered: null,
  change: () => Promise.resolve({ left: [], unasked: [] }),
  stop: () => {},
  dismiss: () => {},
};

const WorkDeskContext = createContext(nothing);
const WorkChoicesContext = createContext<WorkChoices>({ staff: [], teams: [], labels: [] });

export const useWorkDesk = () => useContext(WorkDeskContext);
export const useWorkChoices = () => useContext(WorkChoicesContext);

/** So long a toast offers to take back what was done, in ms. */
const undoMs = 8_000;

/** Where staff change threads, one or many: it outlives the thread and the list that they are changed from. */
export function WorkDeskProvider({ choices, children }: { choices: WorkChoices; children: ReactNode }) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refused, setRefused] = useState<Settled | null>(null);
  const [unanswered, setUnanswered] = useState<WantedChange[] | null>(null);
  const running = useRef<AbortController | null>(null);
  const tell = useToast(choices);
  const revalidate = useRevalidate();
  const desk = useMemo<WorkDesk>(() => {
    const run = async (wanted: WantedChange[], undo: boolean): Promise<Report> => {
      setRefused(null);
      setUnanswered(null);
      const many = wanted.length > 1;
      const abort = new AbortController();
      if (many) {
        running.current = abort;
        setProgress({ done: 0, total: wanted.length });
      }
      const settled: Settled[] = [];
      const onSettled = (some: Settled[]) => {
        settled.push(...some);
        if (many) setProgress({ done: settled.length, total: wanted.length });
      };
      const answered = await sendChanges(wanted, { undo, signal: abort.signal, onSettled }).then(
        () => true,
        () => abort.signal.aborted,
      );
      if (many) setProgress(null);
      if (!answered) setUnanswered(wanted);
      const made = settled.filter(({ outcome }) => outcome.outcome === "changed");
      tell({
        made,
        undo,
        takeBack: () =>
          void run(
            made.map((one) => takeBack(one.wanted)),
            true,
          ),
      });
      const left = settled.filter(({ outcome }) => !isSo(outcome.outcome));
      if (!many) setRefused(left[0] ?? null);
      // The stream tells the list, where there is one.
      if (isLive()) revalidate("thread");
      else revalidate("inbox", "thread");
      return { left, unasked: wanted.slice(settled.length) };
    };
    return {
      progress,
      refused,
      unanswered,
      change: (wanted) => run(wanted, false),
      stop: () => running.current?.abort(),
      dismiss: () => {
        setRefused(null);
        setUnanswered(null);
      },
    };
  }, [progress, refused, unanswered, tell, revalidate]);
  return (
    <WorkChoicesContext.Provider value={choices}>
      <WorkDeskContext.Provider value={desk}>{children}</WorkDeskContext.Provider>
    </WorkChoicesContext.Provider>
  );
}

const isSo = (outcome: string) => outcome === "changed" || outcome === "unchanged";

interface Told {
  made: Settled[];
  undo: boolean;
  takeBack: () => void;
}

/** Says what was done where the admin says such things. */
function useToast(choices: WorkChoices): (told: Told) => void {
  const { t } = useTranslation("work");
  // What is known when it is said: a label may have been made by the change that it is said of.
  const known = useRef(choices);
  useEffect(() => {
    known.current = choices;
  });
  return useMemo(
    () =>
      ({ made, undo, takeBack: onAction }) => {
        const [first] = made;
        if (!first) return;
        if (undo) {
          const count = made.length;
          return void shopify.toast.show(count === 1 ? t("doneToOne.undone") : t("done.undone", { count }));
        }
        const words = doneWords(t, known.current, first.wanted.change, made.length);
        shopify.toast.show(words, { action: t("undo"), onAction, duration: undoMs });
      },
    [t],
  );
}
