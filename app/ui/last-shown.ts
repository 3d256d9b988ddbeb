import type {
  ClientActionFunctionArgs,
  ClientLoaderFunction,
  ClientLoaderFunctionArgs,
} from "@remix-run/react";
import { useSyncExternalStore } from "react";
import type { Refusal } from "#app/modules/access/roles.ts";
import { readRefusal } from "#app/modules/access/ui/refusal-words.ts";

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

/**
 * A route's `clientAction`: when the server does not answer, its form gets `unanswered` and the page stays.
 * @param refused what the form gets when the role does not allow it, on pages that stay open all the same
 */
export function orElse<Result>(unanswered: Result, refused?: (why: Refusal) => Result) {
  return async ({ serverAction }: ClientActionFunctionArgs): Promise<Result> => {
    try {
      return (await serverAction<Result>()) as Result;
    } catch (error) {
      const why = isRefusal(error) && refused ? await refusalIn(error) : null;
      if (why !== null && refused) return refused(why);
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

/** Why the role does not allow it; null for every other answer. */
async function refusalIn(answer: Response): Promise<Refusal | null> {
  return answer.status === 403 ? readRefusal(403, await answer.clone().json()) : null;
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
