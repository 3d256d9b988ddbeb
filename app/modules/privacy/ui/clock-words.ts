import { span } from "#app/ui/times.ts";
import { clocks } from "../clocks.ts";
import type { RequestRow } from "../privacy.ts";

/** How much time is left of the clock that runs out first; null when nothing is left to do. */
export function clockWords(request: RequestRow, now: Date): { text: string; hurry: boolean } | null {
  const { state } = request;
  if (state === "done" || state === "void" || state === "held") return null;
  if (request.acknowledgedAt === null) {
    const left = Date.parse(request.receivedAt) + clocks.answer.runs - now.getTime();
    return left <= 0
      ? { text: "Answer overdue", hurry: true }
      : { text: `Answer within ${span(left)}`, hurry: left < clocks.answer.urgent };
  }
  const left = Date.parse(request.dueAt) - now.getTime();
  if (left <= 0) return { text: "Overdue", hurry: true };
  return { text: `${verbs[state]} within ${span(left)}`, hurry: left < clocks.completion.urgent };
}

const verbs = { waiting: "To decide", received: "To do", running: "To do", ready: "To fetch" } as const;
