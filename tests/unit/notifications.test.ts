import { expect, test } from "vitest";
import { notifyKinds, type NotifyKind } from "#app/modules/access/notify-kinds.ts";
import { deviceWord, readDeviceWord } from "#app/modules/notifications/notifications.server.ts";
import { concerns } from "#app/modules/notifications/push/concerns.ts";
import { minute } from "#app/platform/clock.ts";
import { shopScope } from "#app/platform/db/shop-scope.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"));

const ana = (notifyOf: readonly NotifyKind[] = notifyKinds) => ({ id: "ana", notifyOf, teamIds: ["sales"] });
const thread = (assigneeId: string | null, teamId: string | null = null) => ({ assigneeId, teamId });

test("a waiting customer concerns whoever has the thread, else its team, else everybody, as each has chosen", () => {
  expect(concerns(thread("ana"), ana())).toBe(true);
  expect(concerns(thread("ana", "returns"), ana())).toBe(true);
  expect(concerns(thread("ben"), ana())).toBe(false);
  expect(concerns(thread("ben", "sales"), ana())).toBe(false);
  expect(concerns(thread(null, "sales"), ana())).toBe(true);
  expect(concerns(thread(null, "returns"), ana())).toBe(false);
  expect(concerns(thread(null), ana())).toBe(true);
  const without = (left: NotifyKind) => ana(notifyKinds.filter((kind) => kind !== left));
  expect(concerns(thread("ana"), without("assigned"))).toBe(false);
  expect(concerns(thread(null, "sales"), without("team"))).toBe(false);
  expect(concerns(thread(null), without("unassigned"))).toBe(false);
  expect(concerns(thread(null), ana([]))).toBe(false);
});

test("a device is added by a word that names one of the staff of one shop, for half an hour", () => {
  const [shopId, staffId] = ["0190a6a0-0000-7000-8000-000000000001", "0190a6a0-0000-7000-8000-000000000002"];
  const scope = shopScope({ id: shopId, domain: "couplet-test.myshopify.com" });
  const at = new Date("2026-11-26T10:00:00Z");
  const later = (ms: number) => new Date(at.getTime() + ms);
  const word = deviceWord(scope, staffId, at);
  expect(readDeviceWord(word, at)).toEqual({ shopId, staffId });
  expect(readDeviceWord(word, later(30 * minute - 1))).toEqual({ shopId, staffId });
  expect(readDeviceWord(word, later(30 * minute))).toBeNull();
  const parts = word.split(".");
  const altered = (place: number, text: string) =>
    parts.map((part, at) => (at === place ? text : part)).join(".");
  for (const false_ of [
    altered(1, staffId),
    altered(2, shopId),
    altered(
      3,
      later(60 * minute)
        .getTime()
        .toString(36),
    ),
    altered(0, "other"),
    `${word}A`,
    parts.slice(0, 4).join("."),
    "",
  ])
    expect(readDeviceWord(false_, at), false_).toBeNull();
});
