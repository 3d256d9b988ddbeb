import { z } from "zod";
import { changesAtMost, priorities, threadStatuses, type WantedChange } from "./work.ts";

const id = z.uuid();
const time = z.iso.datetime();

const change = z.union([
  z.object({ kind: z.literal("status"), status: z.enum(threadStatuses).exclude(["snoozed"]) }),
  z.object({ kind: z.literal("status"), status: z.literal("snoozed"), until: time.nullable() }),
  z.object({
    kind: z.literal("assignment"),
    assigneeId: id.nullable().optional(),
    teamId: id.nullable().optional(),
  }),
  z.object({ kind: z.literal("priority"), priority: z.enum(priorities).nullable() }),
  z.object({ kind: z.literal("label"), labelId: id, on: z.boolean() }),
]);

const seen = z.object({
  status: z.enum(threadStatuses),
  snoozedUntil: time.nullable(),
  assigneeId: id.nullable(),
  teamId: id.nullable(),
  priority: z.enum(priorities).nullable(),
  labelIds: z.array(id),
  lastCustomerMessageAt: time.nullable(),
});

const wanted = z
  .array(z.object({ conversationId: id, change, seen }))
  .max(changesAtMost)
  .refine((all) => new Set(all.map(({ conversationId }) => conversationId)).size === all.length);

/** Reads what a page wants changed, out of JSON; null when it is not that, too much, or names a thread twice. */
export function readWanted(text: string): WantedChange[] | null {
  try {
    return wanted.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
