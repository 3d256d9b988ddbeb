import { createHash } from "node:crypto";

export interface ChainedEvent {
  shopId: string;
  number: number;
  at: Date;
  actorKind: string;
  staffId: string | null;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  previousHash: Buffer | null;
}

/** SHA-256 of an event's text: a JSON array whose places never change. */
export function eventHash(event: ChainedEvent): Buffer {
  const { shopId, number, at, actorKind, staffId, action, subjectKind, subjectId, previousHash } = event;
  const previous = previousHash?.toString("hex") ?? null;
  const places = [shopId, number, at.toISOString(), actorKind, staffId, action, subjectKind, subjectId];
  return createHash("sha256")
    .update(JSON.stringify([...places, previous]))
    .digest();
}
