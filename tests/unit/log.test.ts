import { expect, test } from "vitest";
import { describeError } from "#app/platform/log.server.ts";

// promise R2-30
test("an error is logged by class, code and place, never by its message", () => {
  const cause = Object.assign(new TypeError("maya wrote: where is my lamp"), { code: "23505" });
  const described = JSON.stringify(describeError(new Error("the text was: hello Maya", { cause })));
  expect(described).toContain("TypeError");
  expect(described).toContain("23505");
  expect(described).not.toMatch(/maya|lamp|hello/i);
});
