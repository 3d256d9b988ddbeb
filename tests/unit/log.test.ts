import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { describeError } from "#app/platform/log.server.ts";
import { tables } from "#app/modules/privacy/register.ts";
import { modelsOf } from "#scripts/register.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

/** What a process of its own prints when this runs in it; `log` is the product's logger. */
function printed(code: string): string {
  const script = `import { logger } from "#app/platform/log.server.ts"; const log = logger("test"); ${code}`;
  const env = { ...process.env, ...testEnvironment("postgresql://localhost/none"), LOG_LEVEL: "debug" };
  const ran = spawnSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" });
  expect(ran.stderr).toBe("");
  return ran.stdout;
}

// promise R2-30
test("an error is logged by class, code and place, never by its message", () => {
  const cause = Object.assign(new TypeError("maya wrote: where is my lamp"), { code: "23505" });
  const described = JSON.stringify(describeError(new Error("the text was: hello Maya", { cause })));
  expect(described).toContain("TypeError");
  expect(described).toContain("23505");
  expect(described).not.toMatch(/maya|lamp|hello/i);
  expect(JSON.stringify(describeError(new Error("she wrote\n    at maya's house")))).not.toContain("maya");
});

// promise R2-30
test("a field that holds a person or a secret is in no log line, in no spelling, at no depth", () => {
  const sealed = tables.flatMap(({ fields }) => fields.filter((field) => field.sealed));
  const names = [
    ...sealed.flatMap(({ name, column }) => [name, column]),
    "email",
    "customer_gid",
    "Access-Token",
  ];
  const planted = Object.fromEntries(names.map((name) => [name, `canary ${name}`]));
  const lines = printed(`
    const planted = ${JSON.stringify(planted)};
    log.info({ shopId: "shop-1", ...planted }, "flat");
    log.warn({ a: { b: [{ c: planted }] }, count: 3 }, "deep");
    log.error({ err: Object.assign(new Error("canary"), planted), bytes: Buffer.from("canary") }, "failed");
    log.error({ tried: [new Error("canary", { cause: planted })] }, "nested");`);
  expect(names.length).toBeGreaterThan(20);
  expect(lines.trim().split("\n")).toHaveLength(4);
  expect(lines).toContain('"shopId":"shop-1"');
  expect(lines).toContain('"count":3');
  expect(lines).not.toContain("canary");
});

// promise R2-30
test("an error of the database's is logged without the values of its query", () => {
  const lines = printed(`
    const { default: pg } = await import("pg");
    const err = Object.assign(new pg.DatabaseError("duplicate key canary-1", 1, "error"), {
      code: "23505", detail: "Key (handle)=(canary-2) already exists.", where: "canary-3", parameters: ["canary-4"],
    });
    log.error({ err }, "refused");
    log.error({ err: new Error("canary-5", { cause: err }) }, "refused");
    log.error({ failed: { detail: "canary-6", parameters: ["canary-7"], code: "23505" } }, "refused");`);
  expect(lines.match(/23505/g)).toHaveLength(3);
  expect(lines).not.toContain("canary");
});

// promise R4-29
test("an address in a log line has lost what lets somebody in", () => {
  const names = ["access_token", "refresh_token", "client_secret", "signed_request", "hmac", "code", "state"];
  const query = names.map((name) => `${name}=canary-${name}`).join("&");
  const lines = printed(`
    const url = "https://graph.example/me?${query}&fields=id";
    log.info({ url }, "asked " + url);
    log.info({ returnTo: encodeURIComponent(url) }, "with Bearer canary.token");`);
  expect(lines).toContain("fields=id");
  expect(lines).toContain('"part":"test"');
  expect(lines).not.toContain("canary");
});

// promise R2-30
test("a new column of a person's, or a sealed one, is hidden without anybody thinking of it", () => {
  const column = (annotation: string, line: string) =>
    modelsOf(`/// @rows shop\nmodel Thing {\n  /// ${annotation}\n  ${line}\n}\n`)[0]?.hidden;
  expect(column("@data profile", 'nickName String @map("nick_name")')).toEqual(["nickName", "nick_name"]);
  expect(column("@data business @sealed person", 'noteSealed Bytes @map("note_sealed")')).toEqual([
    "noteSealed",
    "note_sealed",
    "note",
  ]);
  expect(column("@data profile", "birthYears Json")).toEqual(["birthYears"]);
  expect(column("@data evidence @code", "kind String")).toEqual([]);
  expect(column("@data business", "currency String")).toEqual([]);
});
