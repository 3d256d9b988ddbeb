import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  features,
  fieldSetsFor,
  permissionsFor,
  switchedOn,
  type Feature,
} from "#app/modules/channels/instagram/features.ts";
import { indispensableField } from "#app/modules/channels/instagram/rules.ts";

const all = Object.keys(features) as Feature[];

/** Every choice of features in which messages are, without which there is no product. */
const choices = all
  .reduce<Feature[][]>(
    (chosen, feature) => [...chosen, ...chosen.map((others) => [...others, feature])],
    [[]],
  )
  .filter((on) => on.includes("messages"));

// promise R2-20
test.each(choices.map((on) => [on.join(" and "), on] as const))(
  "with %s the login asks for what they need, and for nothing that only another needs",
  (_, on) => {
    const needed = new Set(on.flatMap((feature) => features[feature].permissions));
    expect(new Set(permissionsFor(on))).toEqual(needed);
    const fields = new Set(on.flatMap((feature) => features[feature].fieldSets.flat()));
    for (const set of fieldSetsFor(on)) {
      expect(set).toContain(indispensableField);
      expect(set.filter((field) => !fields.has(field))).toEqual([]);
      for (const feature of on)
        expect(features[feature].fieldSets.some((own) => own.every((field) => set.includes(field)))).toBe(
          true,
        );
    }
  },
);

// promise R2-20
test("whoever sets the app up at Meta is told to subscribe to what is switched on", () => {
  const told = /Subscribe ([^.]+)\./.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
  const fields = [...told.matchAll(/`(\w+)`/g)].map(([, field]) => field);
  expect(fields.toSorted()).toEqual(fieldSetsFor(switchedOn)[0]?.toSorted());
});
