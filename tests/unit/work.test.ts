import fc from "fast-check";
import { expect, test } from "vitest";
import { distribute, type Candidate } from "#app/modules/conversations/work/round-robin.ts";
import {
  changed,
  differences,
  overwrites,
  wroteSince,
  type StateChange,
  type ThreadState,
} from "#app/modules/conversations/work/thread-state.ts";
import { noSelection, toggle, type Selection } from "#app/modules/conversations/work/selection.ts";
import { atWall, snoozeTimes, wallText } from "#app/modules/conversations/work/snooze-times.ts";
import { takeBack, workAfter } from "#app/modules/conversations/work/take-back.ts";
import {
  priorities,
  readStatusCode,
  statusCode,
  threadStatuses,
  type ThreadWork,
} from "#app/modules/conversations/work/work.ts";

const time = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const someone = fc.constantFrom(null, "ana", "ben");
const priority = fc.constantFrom(null, ...priorities);

const state: fc.Arbitrary<ThreadState> = fc.record({
  id: fc.constant("thread"),
  status: fc.constantFrom(...threadStatuses),
  snoozedUntil: fc.option(time),
  assigneeId: someone,
  teamId: someone,
  priority,
  awaitsAssignment: fc.boolean(),
  lastCustomerMessageAt: fc.option(time),
});

const change: fc.Arbitrary<StateChange> = fc.oneof(
  fc.record({
    kind: fc.constant("status" as const),
    status: fc.constantFrom("open", "closed", "spam", "blocked"),
  }),
  fc.record({
    kind: fc.constant("status" as const),
    status: fc.constant("snoozed" as const),
    until: fc.option(time.map((at) => at.toISOString())),
  }),
  fc.record({ kind: fc.constant("assignment" as const), assigneeId: someone }),
  fc.record({ kind: fc.constant("assignment" as const), assigneeId: someone, teamId: someone }),
  fc.record({ kind: fc.constant("priority" as const), priority }),
);

/** The thread as a page shows it. */
function shown(thread: ThreadState): ThreadWork {
  const { status, assigneeId, teamId } = thread;
  return {
    status,
    assigneeId,
    teamId,
    snoozedUntil: status === "snoozed" ? (thread.snoozedUntil?.toISOString() ?? null) : null,
    priority: thread.priority,
    labelIds: [],
    lastCustomerMessageAt: thread.lastCustomerMessageAt?.toISOString() ?? null,
  };
}

test("whoever sees a thread as it is overwrites nothing, whatever they change", () => {
  fc.assert(
    fc.property(state, change, (thread, wanted) => {
      expect(overwrites(thread, wanted, shown(thread))).toBe(false);
      expect(wroteSince(thread, wanted, shown(thread))).toBe(false);
    }),
  );
});

test("of two who change the same thing, the second overwrites; of two different things, nobody does", () => {
  fc.assert(
    fc.property(state, change, change, (thread, first, second) => {
      const after = changed(thread, first);
      const touched = differences(thread, after).map(({ kind }) => kind);
      const wanted = differences(after, changed(after, second)).map(({ kind }) => kind);
      const named =
        second.kind === "assignment"
          ? Object.keys(second).map((key) => key.replace("Id", ""))
          : [second.kind];
      const contested = touched.some((kind) => named.includes(kind));
      if (wanted.length > 0) expect(overwrites(after, second, shown(thread))).toBe(contested);
    }),
  );
});

test("a change and its difference say the same, and a change made twice makes none", () => {
  fc.assert(
    fc.property(state, change, (thread, wanted) => {
      const after = changed(thread, wanted);
      expect(differences(after, changed(after, wanted))).toEqual([]);
      for (const { before, after: now } of differences(thread, after)) expect(before).not.toBe(now);
    }),
  );
});

test("a thread is put away only with what its closer had seen of the customer", () => {
  const thread = {
    ...shown(fc.sample(state, 1)[0] as ThreadState),
    lastCustomerMessageAt: "2026-11-25T10:00:00.000Z",
  };
  const stored = {
    ...(fc.sample(state, 1)[0] as ThreadState),
    lastCustomerMessageAt: new Date("2026-11-25T10:00:01Z"),
  };
  expect(wroteSince(stored, { kind: "status", status: "closed" }, thread)).toBe(true);
  expect(wroteSince(stored, { kind: "status", status: "open" }, thread)).toBe(false);
  expect(wroteSince(stored, { kind: "priority", priority: "high" }, thread)).toBe(false);
  const never = { ...thread, lastCustomerMessageAt: null };
  expect(wroteSince(stored, { kind: "status", status: "closed" }, never)).toBe(true);
});

test("who is shut out may write as fast as they like: it keeps nobody from shutting them out", () => {
  fc.assert(
    fc.property(
      state,
      state,
      fc.constantFrom("spam" as const, "blocked" as const),
      (thread, older, status) => {
        const wanted = { kind: "status", status } as const;
        expect(wroteSince(thread, wanted, shown(older))).toBe(false);
        expect(changed(thread, wanted).awaitsAssignment).toBe(false);
        expect(
          takeBack({ conversationId: thread.id, change: wanted, seen: shown(thread) }).change,
        ).toMatchObject({
          kind: "status",
          status: thread.status,
        });
      },
    ),
  );
});

test("a status in one word reads back as it was", () => {
  fc.assert(
    fc.property(state, (thread) => {
      const { status, snoozedUntil } = shown(thread);
      expect(readStatusCode(statusCode({ status, snoozedUntil }))).toEqual({ status, snoozedUntil });
    }),
  );
});

const candidates = fc
  .array(fc.record({ turn: fc.nat(50), open: fc.nat(12) }), { maxLength: 6 })
  .map((members) => members.map((member, at): Candidate => ({ ...member, staffId: `staff-${at}` })));
const threads = fc.nat(60).map((length) => Array.from({ length }, (_, at) => `thread-${at}`));

/** How many each candidate got. */
const shares = (assigned: { staffId: string }[], members: Candidate[]) =>
  members.map(({ staffId }) => assigned.filter((one) => one.staffId === staffId).length);

test("in turn, nobody gets more than the limit allows, and nothing is left that somebody could take", () => {
  fc.assert(
    fc.property(threads, candidates, fc.integer({ min: 1, max: 10 }), (ids, members, limit) => {
      const { assigned } = distribute(ids, members, limit);
      const room = members.reduce((sum, { open }) => sum + Math.max(0, limit - open), 0);
      expect(assigned).toHaveLength(Math.min(ids.length, room));
      expect(assigned.map(({ conversationId }) => conversationId)).toEqual(ids.slice(0, assigned.length));
      shares(assigned, members).forEach((share, at) => {
        const { open } = members[at] as Candidate;
        expect(open + share).toBeLessThanOrEqual(Math.max(open, limit));
      });
    }),
  );
});

test("among those whom no limit holds, shares differ by one at most, however the threads are cut into calls", () => {
  fc.assert(
    fc.property(threads, candidates, fc.array(fc.nat(20)), (ids, members, cuts) => {
      const whole = distribute(ids, members, 1_000);
      const given = shares(whole.assigned, members);
      if (given.length > 0) expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
      let rest = ids;
      let order = members;
      const pieces: typeof whole.assigned = [];
      for (const cut of [...cuts, ids.length]) {
        const piece = distribute(rest.slice(0, cut), order, 1_000);
        pieces.push(...piece.assigned);
        order = piece.candidates;
        rest = rest.slice(cut);
      }
      expect(pieces).toEqual(whole.assigned);
    }),
  );
});

const zone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Auckland",
);

test("taken back, a change leaves the thread as it was, unless somebody did something to it since", () => {
  fc.assert(
    fc.property(state, change, change, (thread, wanted, other) => {
      const seen = shown(thread);
      const after = changed(thread, wanted);
      const back = takeBack({ conversationId: "thread", change: wanted, seen });
      expect(workAfter(seen, wanted)).toEqual(shown(after));
      if (back.change.kind === "label") throw new Error("no label was changed");
      expect(shown(changed(after, back.change))).toEqual(seen);
      expect(overwrites(after, back.change, back.seen)).toBe(false);
      const since = changed(after, other);
      if (differences(after, since).some(({ kind }) => kind === "status") && wanted.kind === "status")
        expect(overwrites(since, back.change, back.seen)).toBe(true);
    }),
  );
  const labelled = { ...shown(fc.sample(state, 1)[0] as ThreadState), labelIds: ["vip"] };
  const off = { kind: "label", labelId: "vip", on: false } as const;
  expect(workAfter(labelled, off).labelIds).toEqual([]);
  const back = takeBack({ conversationId: "thread", change: off, seen: labelled });
  expect(workAfter(back.seen, back.change)).toEqual(labelled);
});

test("what a clock of the shop shows is the moment at which it shows it, in every zone and season", () => {
  fc.assert(
    fc.property(time, zone, (at, timezone) => {
      const local = wallText(at, timezone);
      // An hour is shown twice where clocks go back: the moment is one of the two.
      expect(wallText(atWall(local, timezone), timezone)).toBe(local);
    }),
  );
  expect(atWall("2026-11-26T09:00", "Europe/Berlin").toISOString()).toBe("2026-11-26T08:00:00.000Z");
  expect(atWall("2026-07-01T09:00", "America/New_York").toISOString()).toBe("2026-07-01T13:00:00.000Z");
});

test("a menu offers times ahead, soonest first, none twice, the mornings at nine by the shop's clock", () => {
  fc.assert(
    fc.property(time, zone, (now, timezone) => {
      const offered = snoozeTimes(now, timezone);
      const moments = offered.map(({ at }) => at.getTime());
      expect(Math.min(...moments)).toBeGreaterThan(now.getTime());
      const mornings = offered.filter(({ choice }) => choice !== "in_hours");
      for (const { at } of mornings) expect(wallText(at, timezone)).toMatch(/T09:00$/);
      const days = mornings.map(({ at }) => at.getTime());
      expect([...new Set(days)].sort((a, b) => a - b)).toEqual(days);
    }),
  );
});

const rowIds = Array.from({ length: 12 }, (_, at) => `row-${at}`);
const clicks = fc.array(fc.record({ id: fc.constantFrom(...rowIds), range: fc.boolean() }), {
  maxLength: 12,
});

test("a click changes its row alone, a range all rows from the one before it, and nothing else changes", () => {
  fc.assert(
    fc.property(clicks, (all) => {
      let selection: Selection = noSelection;
      for (const { id, range } of all) {
        const after = toggle(selection, rowIds, id, range);
        const begins = range && selection.anchor !== null ? selection.anchor : id;
        const [from = 0, to = 0] = [begins, id].map((one) => rowIds.indexOf(one)).sort((a, b) => a - b);
        rowIds.forEach((row, at) => {
          const touched = at >= from && at <= to;
          expect(after.ids.has(row)).toBe(touched ? !selection.ids.has(id) : selection.ids.has(row));
        });
        selection = after;
      }
    }),
  );
});
