import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import type { ViewFilter } from "#app/modules/conversations/views/view-filter.ts";
import { isShutOut, priorities, threadStatuses } from "#app/modules/conversations/work/work.ts";
import { stakeKinds } from "#app/modules/orders/stake.ts";
import { hour } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "./accounts.ts";
import type { TestDatabase } from "./database.ts";
import { seedStaff } from "./staff.ts";
import { message, newPerson } from "./threads.ts";

/** Whoever and whatever threads can be of, in a shop. */
export interface ViewWorld {
  accounts: string[];
  staff: string[];
  teams: string[];
  labels: string[];
}

/** Staff, teams, labels and two accounts of a shop. */
export async function seedViewWorld(db: TestDatabase, scope: ShopScope): Promise<ViewWorld> {
  const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
  const [staff, teams, labels] = [ids(3), ids(2), ids(3)];
  for (const id of staff) await seedStaff(scope, id);
  for (const id of teams) await db.asOwner("INSERT INTO teams VALUES ($1, $2, $3)", [scope.shopId, id, id]);
  for (const id of labels)
    await db.asOwner("INSERT INTO labels (shop_id, id, name) VALUES ($1, $2, $3)", [scope.shopId, id, id]);
  const accounts = [await seedAccount(scope), await seedAccount(scope)];
  return { accounts: accounts.map(({ id }) => id), staff, teams, labels };
}

const hours = (from: number) => new Date(from).toISOString();

/** Threads as anything may have left them: their columns, times in few places so that many are equal. */
const someThread = (world: ViewWorld, now: number) =>
  fc.record({
    status: fc.constantFrom(...threadStatuses),
    lastMessageAt: fc.integer({ min: 1, max: 8 }).map((ago) => hours(now - ago * hour)),
    waits: fc.boolean(),
    waitingSince: fc.integer({ min: 1, max: 5 }).map((ago) => hours(now - ago * hour)),
    lapsesIn: fc.option(fc.integer({ min: 1, max: 8 })),
    headStart: fc.constantFrom(0, 2, 6),
    unread: fc.nat(2),
    assignee: fc.option(fc.constantFrom(...world.staff)),
    team: fc.option(fc.constantFrom(...world.teams)),
    priority: fc.option(fc.constantFrom(...priorities)),
    stake: fc.option(fc.constantFrom(...stakeKinds)),
    labels: fc.subarray(world.labels),
    mentions: fc.subarray(world.staff),
  });

/** So many threads of a shop with random columns. */
export async function seedRandomThreads(
  db: TestDatabase,
  scope: ShopScope,
  world: ViewWorld,
  count: number,
): Promise<void> {
  const now = Date.now();
  for (const [at, accountId] of world.accounts.entries()) {
    const people = Array.from({ length: at === 0 ? count - 5 : 5 }, newPerson);
    const account = { id: accountId, externalId: "" };
    await receiveEvents(
      scope,
      account,
      people.map((person) => message(person, { at: now - hour })),
    );
  }
  const ids = await db.asOwner<{ id: string }>(
    "SELECT id FROM conversations WHERE shop_id = $1 ORDER BY id",
    [scope.shopId],
  );
  const threads = fc.sample(someThread(world, now), { numRuns: ids.length, seed: 7 });
  for (const [at, { id }] of ids.entries()) {
    const thread = threads[at];
    if (thread) await setThread(db, scope, id, thread, now);
  }
}

type SomeThread = ReturnType<typeof someThread> extends fc.Arbitrary<infer Thread> ? Thread : never;

async function setThread(
  db: TestDatabase,
  { shopId }: ShopScope,
  id: string,
  thread: SomeThread,
  now: number,
) {
  const open = thread.status === "open";
  const lapses = open && thread.waits && thread.lapsesIn !== null ? now + thread.lapsesIn * hour : null;
  await db.asOwner(
    `UPDATE conversations SET status = $3, reopens_after = CASE WHEN $3 = 'open' THEN NULL ELSE now() END, last_message_at = $4,
       waiting_since = $5, lapses_at = $6, answer_by = $7, unread_count = $8, assignee_id = $9, team_id = $10,
       priority = $11, stake = $12
     WHERE shop_id = $1 AND id = $2`,
    [
      shopId,
      id,
      thread.status,
      thread.lastMessageAt,
      open && thread.waits ? thread.waitingSince : null,
      lapses && hours(lapses),
      lapses && hours(lapses - thread.headStart * hour),
      isShutOut(thread.status) ? 0 : thread.unread,
      thread.assignee,
      thread.team,
      thread.priority,
      thread.stake,
    ],
  );
  for (const label of thread.labels)
    await db.asOwner(
      "INSERT INTO conversation_labels (shop_id, conversation_id, label_id) VALUES ($1, $2, $3)",
      [shopId, id, label],
    );
  const noteId = randomUUID();
  await db.asOwner(
    `INSERT INTO notes (shop_id, id, conversation_id, contact_id, staff_id, body_sealed, written_at)
     SELECT shop_id, $3, id, contact_id, $3, 'x', now() FROM conversations WHERE shop_id = $1 AND id = $2`,
    [shopId, id, noteId],
  );
  for (const staffId of thread.mentions)
    await db.asOwner("INSERT INTO note_mentions (shop_id, note_id, staff_id) VALUES ($1, $2, $3)", [
      shopId,
      noteId,
      staffId,
    ]);
}

/** Any filter over what is in a shop. */
export function someFilter(world: ViewWorld): fc.Arbitrary<ViewFilter> {
  const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.option(arbitrary, { nil: undefined, freq: 1 });
  const conditions = fc.record({
    status: sometimes(fc.constantFrom(...threadStatuses)),
    assignee: sometimes(fc.constantFrom("me", "nobody", ...world.staff)),
    team: sometimes(fc.constantFrom(...world.teams)),
    labels: sometimes(
      fc.record({
        match: fc.constantFrom("any" as const, "all" as const),
        ids: fc.subarray(world.labels, { minLength: 1 }),
      }),
    ),
    priority: sometimes(fc.subarray([...priorities], { minLength: 1 })),
    unread: sometimes(fc.constant(true as const)),
    mentioned: sometimes(fc.constant(true as const)),
    waiting: sometimes(fc.constant(true as const)),
    until: sometimes(fc.constantFrom("today", "18:00")),
    account: sometimes(fc.constantFrom(...world.accounts)),
    stake: sometimes(fc.constantFrom(...stakeKinds)),
  });
  // Few conditions, so that something is left.
  return fc
    .tuple(conditions, fc.subarray(Object.keys(conditionNames), { maxLength: 3 }))
    .map(
      ([all, kept]) =>
        Object.fromEntries(
          Object.entries(all).filter(([name, value]) => value !== undefined && kept.includes(name)),
        ) as ViewFilter,
    );
}

const conditionNames: Record<keyof ViewFilter, true> = {
  status: true,
  assignee: true,
  team: true,
  labels: true,
  priority: true,
  unread: true,
  mentioned: true,
  waiting: true,
  until: true,
  account: true,
  stake: true,
};
