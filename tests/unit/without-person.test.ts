import { expect, test } from "vitest";
import { withoutPerson } from "#app/modules/webhooks/without-person.ts";

const from = (id: unknown, text: string) => ({ sender: { id }, message: { text } });
const body = (value: unknown) => Buffer.from(JSON.stringify(value));

test("of a webhook about many people only one person's events go", () => {
  const webhook = {
    object: "instagram",
    entry: [
      { id: "1", messaging: [from("77", "mine"), from("78", "theirs")] },
      { id: "2", messaging: [from("77", "mine too")] },
    ],
  };
  const redacted = withoutPerson(body(webhook), ["77", "tom"]);
  expect(redacted.outcome === "rest" && JSON.parse(redacted.body.toString())).toEqual({
    object: "instagram",
    entry: [{ id: "1", messaging: [from("78", "theirs")] }],
  });
});

test("a webhook about that person only, or one that cannot be read, goes whole", () => {
  expect(withoutPerson(body({ entry: [{ messaging: [from("77", "a")] }] }), ["77"]).outcome).toBe(
    "nothing_left",
  );
  expect(withoutPerson(Buffer.from('{"sender":"77"'), ["77"]).outcome).toBe("nothing_left");
  expect(withoutPerson(body({ email: "Tom@Home.example" }), ["tom@home.example"]).outcome).toBe(
    "nothing_left",
  );
});

test.each(["tomorrow", "tom.home", "tom@home.example", "atom", "tom_", "177", "770"])(
  "%s does not name tom or 77",
  (word) => {
    expect(withoutPerson(body([{ word }]), ["tom", "77"]).outcome).toBe("unnamed");
  },
);

test("the ids of the others keep every digit", () => {
  const text = '{"entry":[{"m":[{"id":9007199254740993123},{"id":77}]}]}';
  const redacted = withoutPerson(Buffer.from(text), ["77"]);
  expect(redacted.outcome === "rest" && redacted.body.toString()).toBe(
    '{"entry":[{"m":[{"id":9007199254740993123}]}]}',
  );
  expect(withoutPerson(Buffer.from(text), ["9007199254740993123"])).toMatchObject({ outcome: "rest" });
});
