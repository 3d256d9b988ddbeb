import { span } from "#app/ui/times.ts";
import type { RequestRow } from "../privacy.ts";

/** Below this it has to be looked at. */
const worryMs = 3 * 86_400_000;

/** How much time is left; null when nothing is left to do. */
export function clockWords(request: RequestRow, now: Date): { text: string; hurry: boolean } | null {
  if (request.state === "done" || request.state === "void") return null;
  const left = Date.parse(request.dueAt) - now.getTime();
  if (left <= 0) return { text: "Overdue", hurry: true };
  const verb = request.state === "ready" ? "To fetch within" : "To do within";
  return { text: `${verb} ${span(left)}`, hurry: left < worryMs };
}
