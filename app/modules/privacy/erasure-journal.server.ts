import { open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { day, now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";

const ids = z.array(z.uuid());

/**
 * What a restore has to erase again. Every id was drawn at random here: once the rows are gone it names nothing,
 * except in a backup from before, which is where it is needed.
 */
const erasure = z.object({
  /** When it was erased. */
  at: z.iso.datetime(),
  requestId: z.uuid(),
  shopId: z.uuid(),
  /** Of the request's public page, which a restore would lose. */
  code: z.string(),
  origin: z.enum(["shopify", "meta", "form", "mail", "staff"]),
  kind: z.enum(["access", "erase_person", "erase_shop", "erase_account"]),
  deliveryId: z.uuid().nullable(),
  receivedAt: z.iso.datetime(),
  contactIds: ids,
  accountIds: ids,
  /** Links of others to the same customer: their rows hold the customer's name. */
  linkIds: ids,
});

export type JournaledErasure = z.infer<typeof erasure>;

/**
 * Writes down what is about to be erased, on a disk that is not restored with the database; on it before this
 * returns. A file a day, only ever appended to: any number of processes may write. Without ERASURE_JOURNAL, nothing.
 * @throws when it cannot be written: then nothing may be erased yet, and the request is tried again
 */
export async function journalErasure(entry: JournaledErasure): Promise<void> {
  const directory = env().ERASURE_JOURNAL;
  if (!directory) return;
  const file = await open(join(directory, `${entry.at.slice(0, 10)}.jsonl`), "a", 0o600);
  try {
    // The line break in front keeps it apart from a line that a dying process left half written.
    await file.appendFile(`\n${JSON.stringify(entry)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/**
 * The erasures in a journal, oldest first: one for each request and store, with everything that its lines name.
 * @returns `unreadable`: lines that were left half written; what they were about was not erased by then
 */
export async function readJournal(
  directory: string,
): Promise<{ erasures: JournaledErasure[]; unreadable: number }> {
  const erasures = new Map<string, JournaledErasure>();
  let unreadable = 0;
  for (const name of await daysIn(directory)) {
    for (const line of (await readFile(join(directory, name), "utf8")).split("\n")) {
      if (line === "") continue;
      const entry = parseLine(line);
      if (!entry) unreadable += 1;
      else erasures.set(entry.requestId, joined(erasures.get(entry.requestId), entry));
    }
  }
  return { erasures: [...erasures.values()], unreadable };
}

/** Removes the days that no backup reaches back to any more. */
export async function pruneJournal(): Promise<void> {
  const directory = env().ERASURE_JOURNAL;
  if (!directory) return;
  const oldest = new Date(now().getTime() - env().BACKUP_DAYS * day).toISOString().slice(0, 10);
  for (const name of await daysIn(directory))
    if (name.slice(0, 10) < oldest) await rm(join(directory, name), { force: true });
}

async function daysIn(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => /^\d{4}-\d\d-\d\d\.jsonl$/.test(name)).toSorted();
}

function parseLine(line: string): JournaledErasure | null {
  try {
    return erasure.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function joined(before: JournaledErasure | undefined, entry: JournaledErasure): JournaledErasure {
  if (!before) return entry;
  const both = (key: "contactIds" | "accountIds" | "linkIds") => [
    ...new Set([...before[key], ...entry[key]]),
  ];
  return {
    ...entry,
    contactIds: both("contactIds"),
    accountIds: both("accountIds"),
    linkIds: both("linkIds"),
  };
}
