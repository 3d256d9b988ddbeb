import { expect, test } from "vitest";
import { EnvironmentError, parseEnv } from "#app/platform/env.server.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

const complete = testEnvironment("postgresql://localhost/x");

test("a complete environment is read with its defaults", () => {
  const env = parseEnv(complete);
  expect(env.META_GRAPH_VERSION).toBe("v25.0");
  expect(parseEnv({ ...complete, PORT: "" }).PORT).toBe(3000);
});

test("everything that is wrong is said at once, and no value is shown", () => {
  const broken = { ...complete, DATABASE_URL: "mysql://u:hunter2@h/x", SHOPIFY_API_KEY: "", PORT: "many" };
  const problems = problemsOf(broken);
  expect(problems).toHaveLength(3);
  expect(problems.join("\n")).toMatch(/DATABASE_URL.*postgresql/);
  expect(problems.join("\n")).toMatch(/SHOPIFY_API_KEY: is missing/);
  expect(problems.join("\n")).not.toContain("hunter2");
});

test("a language model is an address and the name of a model there, or none at all", () => {
  expect(parseEnv(complete).LLM_URL).toBeUndefined();
  const model = { ...complete, LLM_URL: "https://llm.example/v1", LLM_MODEL: "small" };
  expect(parseEnv(model)).toMatchObject({ LLM_URL: "https://llm.example/v1", LLM_MODEL: "small" });
  expect(problemsOf({ ...model, LLM_MODEL: "" })).toEqual([
    "LLM_MODEL: is missing: LLM_URL needs the name of a model there",
  ]);
});

test("the keys of push notifications are given together, or not at all", () => {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT, ...without } = complete;
  expect(parseEnv(without).VAPID_PUBLIC_KEY).toBeUndefined();
  expect(parseEnv(complete)).toMatchObject({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT });
  const together = "VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT belong together";
  expect(problemsOf({ ...without, VAPID_PUBLIC_KEY })).toEqual([
    `VAPID_PRIVATE_KEY: is missing: ${together}`,
    `VAPID_SUBJECT: is missing: ${together}`,
  ]);
  expect(problemsOf({ ...complete, VAPID_SUBJECT: "push@couplet.example" })).toEqual([
    "VAPID_SUBJECT: must be a mailto: or https: address",
  ]);
});

function problemsOf(source: Record<string, string | undefined>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
  }
  return [];
}
