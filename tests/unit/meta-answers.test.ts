import { expect, test } from "vitest";
import {
  longTokenAnswer,
  meAnswer,
  parseJson,
  shortTokenAnswer,
  subscriptionsAnswer,
} from "#app/integrations/meta/answers.ts";

test("ids beyond 2^53 that arrive as numbers keep every digit", () => {
  const body = parseJson('{"user_id": 17841477965412210, "n": 12, "f": 0.5, "list": [28978671838402975]}');
  expect(body).toEqual({ user_id: "17841477965412210", n: 12, f: 0.5, list: ["28978671838402975"] });
});

test("the code exchange is understood in a list and flat, with permissions as words or as a list", () => {
  const token = { access_token: "t", user_id: "1020", permissions: ["a", "b"] };
  expect(shortTokenAnswer.parse({ data: [{ ...token, permissions: "a,b" }] })).toEqual(token);
  expect(shortTokenAnswer.parse({ ...token, user_id: 1020 })).toEqual(token);
  expect(shortTokenAnswer.parse({ access_token: "t", user_id: "1020" }).permissions).toEqual([]);
});

test("who the account is, is understood in a list and flat", () => {
  const me = { user_id: "17841", id: "28978", username: "shop" };
  expect(meAnswer.parse({ data: [me] })).toMatchObject(me);
  expect(meAnswer.parse(me)).toMatchObject(me);
});

test("an answer without its one indispensable part is none", () => {
  expect(meAnswer.safeParse({ id: "28978", username: "shop" }).success).toBe(false);
  expect(longTokenAnswer.safeParse({ expires_in: 60 }).success).toBe(false);
});

test("a token without a lifetime is still a token", () => {
  expect(longTokenAnswer.parse({ access_token: "t" })).toEqual({ access_token: "t" });
  expect(longTokenAnswer.parse({ access_token: "t", expires_in: "5183944" }).expires_in).toBe(5_183_944);
});

test("no subscription at all is an empty list", () => {
  expect(subscriptionsAnswer.parse({}).data).toEqual([]);
});
