import { expect, test } from "vitest";
import {
  judgeUnsettled,
  type ThreadProof,
  type UnsettledMessage,
} from "#app/modules/conversations/outbox/match-sent.ts";

const tried = 1_000_000_000;
const message = (
  id: string,
  text: string | null = "Back on Friday",
  media: UnsettledMessage["media"] = null,
): UnsettledMessage => ({
  id,
  text,
  media,
  firstStartedAt: tried,
  lastFinishedAt: tried + 1_000,
});
const proof = (more: Partial<ThreadProof> = {}): ThreadProof => ({
  sent: [],
  completeSince: null,
  readAt: tried + 60_000,
  ...more,
});
const inThread = (
  mid: string,
  at: number,
  text: string | null = "Back on Friday",
  media: UnsettledMessage["media"] = null,
) => ({ mid, text, media, at });

test("a message that stands in the thread is sent, under the mid it has there", () => {
  const verdicts = judgeUnsettled([message("a")], proof({ sent: [inThread("m1", tried + 500)] }));
  expect(verdicts.get("a")).toEqual({ verdict: "sent", mid: "m1" });
});

test("Meta's clock may be five seconds behind and its text trimmed", () => {
  const sent = [inThread("m1", tried - 5_000, " Back on  Friday\n")];
  expect(judgeUnsettled([message("a")], proof({ sent })).get("a")).toMatchObject({ verdict: "sent" });
  const before = [inThread("m1", tried - 5_001)];
  expect(judgeUnsettled([message("a")], proof({ sent: before })).get("a")).toEqual({ verdict: "absent" });
});

test("other words, and media without words, prove nothing", () => {
  const sent = [inThread("m1", tried, "Back on Monday"), inThread("m2", tried, null)];
  expect(judgeUnsettled([message("a")], proof({ sent })).get("a")).toEqual({ verdict: "absent" });
});

test("cards are proven by something without words, not by a text or a picture", () => {
  const others = [inThread("m1", tried), inThread("m2", tried, "", "image")];
  expect(judgeUnsettled([message("a", null)], proof({ sent: others })).get("a")).toEqual({
    verdict: "absent",
  });
  const sent = [...others, inThread("m3", tried, "")];
  expect(judgeUnsettled([message("a", null)], proof({ sent })).get("a")).toEqual({
    verdict: "sent",
    mid: "m3",
  });
});

test("a file is proven by one of its kind without words, each proof once", () => {
  const sent = [
    inThread("m1", tried, "", "video"),
    inThread("m2", tried, "Look", "image"),
    inThread("m3", tried + 10, null, "image"),
    inThread("m4", tried + 20, "", "other"),
  ];
  const pictures = [message("a", null, "image"), message("b", null, "image")];
  const verdicts = judgeUnsettled([...pictures, message("c", null, "other")], proof({ sent }));
  expect([...verdicts.values()]).toEqual([
    { verdict: "sent", mid: "m3" },
    { verdict: "absent" },
    { verdict: "sent", mid: "m4" },
  ]);
});

test("while something stands there that the list says nothing about, a file's absence is not proven", () => {
  const untold = proof({ sent: [inThread("m1", tried, "")] });
  expect(judgeUnsettled([message("a", null, "image")], untold).get("a")).toEqual({ verdict: "open" });
  const before = proof({ sent: [inThread("m1", tried - 60_000, "")] });
  expect(judgeUnsettled([message("a", null, "image")], before).get("a")).toEqual({ verdict: "absent" });
});

test("the same words sent twice on purpose are proven one by one, in order", () => {
  const sent = [inThread("m2", tried + 9_000), inThread("m1", tried + 1_000)];
  const verdicts = judgeUnsettled([message("a"), message("b"), message("c")], proof({ sent }));
  expect(verdicts.get("a")).toEqual({ verdict: "sent", mid: "m1" });
  expect(verdicts.get("b")).toEqual({ verdict: "sent", mid: "m2" });
  expect(verdicts.get("c")).toEqual({ verdict: "absent" });
});

test("absence is not proven within 20 seconds of the last sign of life", () => {
  const early = proof({ readAt: tried + 20_999 });
  expect(judgeUnsettled([message("a")], early).get("a")).toEqual({ verdict: "open" });
  expect(judgeUnsettled([message("a")], proof({ readAt: tried + 21_000 })).get("a")).toEqual({
    verdict: "absent",
  });
});

test("absence is not proven by a list that does not reach back to the try", () => {
  const short = proof({ completeSince: tried - 5_000 });
  expect(judgeUnsettled([message("a")], short).get("a")).toEqual({ verdict: "open" });
  const long = proof({ completeSince: tried - 5_001 });
  expect(judgeUnsettled([message("a")], long).get("a")).toEqual({ verdict: "absent" });
});
