import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { SavedView } from "../../views/saved-views.ts";
import { faultIn, printView, type ViewError, type ViewResult } from "../../views/view-form.ts";

interface ViewForm {
  busy: boolean;
  /** Why the last attempt changed nothing. */
  fault: ViewError | null;
  save(view: SavedView): void;
  remove(id: string): void;
  move(id: string, towards: "beginning" | "end"): void;
}

/** Sends what becomes of a view. @param onDone once it did; not called after the form is gone */
export function useViewForm(onDone: () => void = () => {}): ViewForm {
  const fetcher = useFetcher<ViewResult>();
  const { data, state } = fetcher;
  const told = useRef<ViewResult | undefined>(undefined);
  useEffect(() => {
    if (!data || state === "submitting" || told.current === data) return;
    told.current = data;
    if (!faultIn(data)) onDone();
  }, [data, state, onDone]);
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: "post", action: "/app/views" });
  return {
    busy: state !== "idle",
    fault: state === "idle" && data ? faultIn(data) : null,
    save: (view) => send({ intent: "save", ...printView(view) }),
    remove: (id) => send({ intent: "delete", id }),
    move: (id, towards) => send({ intent: "move", id, towards }),
  };
}
