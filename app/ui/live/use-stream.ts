import { useEffect, useRef, useState } from "react";
import { listen, type LiveState, type StreamEvent } from "./listen.ts";

const pollMs = 10_000;

export interface StreamHandlers {
  search(): string;
  onOpen?(): void;
  onEvent(event: StreamEvent): void;
  /** News cannot be had at the moment: asked every 10 seconds until it can. */
  onPoll(): void;
}

let live = false;

/** Whether news arrives at this moment: what a form changed is told then, and need not be read again. */
export const isLive = () => live;

/** Listens to the shop's news for as long as the component is there. */
export function useStream(handlers: StreamHandlers): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    const ended = new AbortController();
    void listen(ended.signal, {
      search: () => latest.current.search(),
      onState: (now) => {
        live = now === "live";
        setState(now);
      },
      onOpen: () => latest.current.onOpen?.(),
      onEvent: (event) => latest.current.onEvent(event),
    });
    return () => {
      live = false;
      ended.abort();
    };
  }, []);

  useEffect(() => {
    if (state !== "polling") return;
    const timer = setInterval(() => latest.current.onPoll(), pollMs);
    return () => clearInterval(timer);
  }, [state]);

  return state;
}
