import type {
  ClientActionFunctionArgs,
  ClientLoaderFunction,
  ClientLoaderFunctionArgs,
} from "@remix-run/react";
import { useSyncExternalStore } from "react";

/** Whether the last thing asked of the server was answered. */
let answering = true;
const watchers = new Set<() => void>();

/** False while the page shows what it knew before the server stopped answering. */
export function useAnswering(): boolean {
  return useSyncExternalStore(
    watch,
    () => answering,
    () => true,
  );
}

/**
 * A route's `clientLoader`: while the server does not answer, the page keeps what it last showed instead of
 * giving way to an error. Answers that refuse (not found, sign in again) pass through.
 * @param nameOf names what is asked for: only the same thing is shown again
 */
export function lastShown(nameOf: (args: ClientLoaderFunctionArgs) => string): ClientLoaderFunction {
  let shown: { name: string; data: unknown } | undefined;
  const load: ClientLoaderFunction = async (args) => {
    const name = nameOf(args);
    try {
      shown = { name, data: await args.serverLoader() };
      setAnswering(true);
    } catch (error) {
      if (isRefusal(error) || args.request.signal.aborted || shown?.name !== name) throw error;
      setAnswering(false);
    }
    return shown.data;
  };
  // What the server drew is the first thing shown; this asks it for nothing.
  load.hydrate = true;
  return load;
}

/** A route's `clientAction`: when the server does not answer, its form gets `unanswered` and the page stays. */
export function orElse<Result>(unanswered: Result) {
  return async ({ serverAction }: ClientActionFunctionArgs): Promise<Result> => {
    try {
      return (await serverAction<Result>()) as Result;
    } catch (error) {
      if (isRefusal(error)) throw error;
      setAnswering(false);
      return unanswered;
    }
  };
}

/** The server did answer, and said no. */
function isRefusal(error: unknown): error is Response {
  return error instanceof Response;
}

function setAnswering(now: boolean): void {
  if (answering === now) return;
  answering = now;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
