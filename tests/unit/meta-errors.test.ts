import { expect, test } from "vitest";
import { metaErrorClass, metaErrors } from "#app/integrations/meta/error-table.ts";
import { answeredError, brokenConnection, unreadableAnswer } from "#app/integrations/meta/meta-errors.ts";

const refusal = (code: number, subcode?: number, more: { effect?: boolean; status?: number } = {}) =>
  answeredError({
    status: more.status ?? 400,
    body: {
      error: {
        message: "maya wrote",
        type: "OAuthException",
        code,
        error_subcode: subcode,
        fbtrace_id: "T1",
      },
    },
    effect: more.effect ?? false,
    regainMs: 0,
  });

test("every row of the table names its source, and no error has two rows", () => {
  const keys = metaErrors.map(({ code, subcode }) => `${code}/${subcode ?? ""}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(metaErrors.filter(({ source }) => source === "")).toEqual([]);
});

test("a subcode's own row is stronger than its code's row", () => {
  expect(metaErrorClass("10/2534022")).toBe("window_closed");
  expect(metaErrorClass("10/999")).toBe("permission");
  expect(metaErrorClass("190/463")).toBe("token_dead");
  expect(metaErrorClass("100/2018300")).toBe("other_app");
  expect(metaErrorClass("31337")).toBe("unknown");
});

test("a dead token asks for a new login and is never tried again", () => {
  const error = refusal(190, 460);
  expect(error).toMatchObject({ code: "190/460", needsReauth: true, retryable: false, traceId: "T1" });
});

test("throttling is tried again after a wait, and never leaves a send in doubt", () => {
  expect(refusal(613, undefined, { effect: true })).toMatchObject({
    retryable: true,
    uncertain: false,
    retryAfterMs: 5_000,
  });
  const told = answeredError({
    status: 400,
    body: { error: { code: 80002 } },
    effect: true,
    regainMs: 1_140_000,
  });
  expect(told.retryAfterMs).toBe(1_140_000);
});

test("an error of Meta's own leaves a send in doubt, and a read not", () => {
  for (const code of [1, 2]) {
    expect(refusal(code, undefined, { effect: true, status: 500 })).toMatchObject({ uncertain: true });
    expect(refusal(code)).toMatchObject({ uncertain: false, retryable: true });
  }
  const proxy = answeredError({ status: 502, body: undefined, effect: true, regainMs: 0 });
  expect(proxy).toMatchObject({ code: "http_502", uncertain: true, retryable: true });
  expect(unreadableAnswer(true)).toMatchObject({ uncertain: true, retryable: false });
});

test("an unknown refusal is final, an unknown failure of the server is not", () => {
  expect(refusal(4242, undefined, { effect: true })).toMatchObject({ retryable: false, uncertain: false });
  expect(refusal(4242, undefined, { effect: true, status: 503 })).toMatchObject({ uncertain: true });
});

test("Meta's words, which may quote a person, stay out of the error", () => {
  expect(JSON.stringify(refusal(100, 2534015)) + refusal(100, 2534015).message).not.toContain("maya");
});

test("only a connection that was never made proves that nothing happened", () => {
  const refused = Object.assign(new Error(), { code: "ECONNREFUSED", syscall: "connect" });
  const noName = Object.assign(new Error(), { code: "ENOTFOUND", syscall: "getaddrinfo" });
  const both = new AggregateError([
    refused,
    Object.assign(new Error(), { code: "ETIMEDOUT", syscall: "connect" }),
  ]);
  for (const cause of [refused, noName, both]) {
    const error = brokenConnection(new TypeError("fetch failed", { cause }), true);
    expect(error).toMatchObject({ code: "not_reached", uncertain: false, retryable: true });
  }
  const reset = Object.assign(new Error(), { code: "ECONNRESET", syscall: "read" });
  const closed = Object.assign(new Error(), { code: "UND_ERR_SOCKET" });
  const timeout = new DOMException("late", "TimeoutError");
  for (const cause of [
    new TypeError("fetch failed", { cause: reset }),
    new TypeError("", { cause: closed }),
    timeout,
  ]) {
    expect(brokenConnection(cause, true)).toMatchObject({ code: "no_answer", uncertain: true });
    expect(brokenConnection(cause, false)).toMatchObject({ code: "no_answer", uncertain: false });
  }
});
