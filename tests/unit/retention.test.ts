import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { translatorOf } from "#app/language/translator.server.ts";
import { classList, endWords, registerT } from "#app/modules/privacy/register-words.ts";
import { tables } from "#app/modules/privacy/register.ts";
import {
  defaultRetention,
  limitOf,
  profileNames,
  profiles,
  readChoice,
} from "#app/modules/privacy/retention.ts";
import { choicesFor, keptUnder } from "#app/modules/privacy/retention-words.ts";
import { deliveriesKept } from "#app/modules/webhooks/webhooks.ts";
import { day } from "#app/platform/clock.ts";

const t = translatorOf("en").getFixedT(null, "retention");
const register = registerT(translatorOf("en"));

// promise R5-9
test("every class of data says who decides how long it stays, and what a customer's data is under each profile", () => {
  for (const [name, { keeps, subject }] of classList) {
    expect(endWords(register, name), name).not.toBe("");
    const decided = profileNames.map((profile) =>
      keptUnder(t, keeps, { profile, maximum: profiles[profile].hardest }),
    );
    const byProfile = subject === "customer" && keeps !== "request";
    for (const words of decided) expect(words !== null, name).toBe(byProfile);
    expect(choicesFor(t, keeps).length, name).toBe(byProfile ? profileNames.length : 0);
  }
});

// promise R4-44
test("a store that chose nothing keeps conversations while it uses the app", () => {
  expect(limitOf(defaultRetention, new Date())).toBeNull();
  expect(keptUnder(t, "words", defaultRetention)).toBe("as long as the store uses the app");
});

// promise R3-21
test("a choice is a whole number up to the profile's hardest limit, and empty only where there may be none", () => {
  expect(readChoice("assistant", "90")).toEqual({ profile: "assistant", maximum: 90 });
  expect(readChoice("crm", "")).toEqual({ profile: "crm", maximum: null });
  for (const [profile, maximum] of [
    ["assistant", "91"],
    ["assistant", "0"],
    ["assistant", "1.5"],
    ["assistant", ""],
    ["bridge", "16"],
    ["crm", "121"],
    ["forever", "1"],
    ["crm", "a year"],
  ] as const)
    expect(readChoice(profile, maximum), `${profile} ${maximum}`).toBeNull();
});

test("months are the calendar's, and the shorter month ends on its last day", () => {
  const limit = (at: string, maximum: number) =>
    limitOf({ profile: "crm", maximum }, new Date(at))?.toISOString();
  expect(limit("2026-03-31T10:00:00Z", 1)).toBe("2026-02-28T10:00:00.000Z");
  expect(limit("2028-02-29T10:00:00Z", 12)).toBe("2027-02-28T10:00:00.000Z");
  expect(limit("2026-11-23T10:00:00Z", 120)).toBe("2016-11-23T10:00:00.000Z");
});

test("what the sweep of deliveries keeps is what is printed", () => {
  expect(endWords(register, "operation")).toContain(`${deliveriesKept.done / day} days after receipt`);
});

test("pictures and videos have one place, in pieces under the person's key, and no code writes a file but the journal of erasures", async () => {
  const places = tables.flatMap(({ table, fields }) =>
    fields
      .filter(({ column }) => /media|file|blob|picture|story/.test(column.replace("profile", "")))
      .map(({ column }) => `${table}.${column}`),
  );
  expect(places).toEqual(["media_chunks.file_id"]);
  const pieces = tables.find(({ table }) => table === "media_chunks")?.fields.filter(({ sealed }) => sealed);
  expect(pieces).toMatchObject([{ column: "piece_sealed", data: "file", sealed: { by: "person" } }]);
  const writers: string[] = [];
  for await (const file of glob("app/**/*.{ts,tsx}"))
    if (/\b(writeFile|createWriteStream|appendFile)\b/.test(readFileSync(file, "utf8"))) writers.push(file);
  expect(writers).toEqual(["app/modules/privacy/erasure-journal.server.ts"]);
});
