import { beforeEach, expect, test } from "vitest";
import { carryOut, claimRequest, listRequests, readWaiting } from "#app/modules/privacy/privacy.server.ts";
import { action } from "#app/routes/privacy.mail.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";

const token = "a-token-of-the-mail-server";
const db = await testDatabase({ MAIL_INTAKE_TOKEN: token });

beforeEach(() => db.asOwner("DELETE FROM privacy_requests"));

async function hand(mail: string, bearer: string = token, query = "") {
  const request = new Request(`http://127.0.0.1/privacy/mail${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "message/rfc822" },
    body: mail,
  });
  const answer = await action({ request, params: {}, context: {} });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const forwarded = (words: string, subject = "Fwd: Instagram Data Deletion Request") =>
  [
    "From: Shop Support <support@shop.example>",
    "To: privacy@host.example",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`---------- Forwarded message ---------\nFrom: Tom <tom@example.org>\n\n${words}`).toString(
      "base64",
    ),
    "--b--",
    "",
  ].join("\r\n");

// promise R2-38
test("a forwarded mail with the known subject is on the desk of every store that knows whom it names", async () => {
  const tom = await seedPerson(db.scope, await seedAccount(db.scope));
  const { status, body } = await hand(forwarded(`username: ${tom.handle}`));
  expect([status, body["outcome"]]).toEqual([201, "opened"]);
  const [row, ...more] = (await listRequests(db.scope)).rows;
  expect(more).toEqual([]);
  expect(row).toMatchObject({ origin: "mail", kind: "erase_person", state: "waiting", acknowledgedAt: null });
  expect(body["statusUrl"]).toContain(row?.code);
  const waiting = await readWaiting(db.scope, row?.id ?? "");
  expect(waiting).toMatchObject({ contactIds: [tom.contactId] });
  expect(body["answer"]).toContain(waiting?.claim);
  expect((await listRequests(db.otherScope)).rows).toEqual([]);
});

test("the answer to a mail is in the language that the mail server's address asks for", async () => {
  const { body } = await hand(forwarded("username: somebody.else"), token, "?locale=de");
  expect(body["answer"]).toMatch(/^Vielen Dank, .*privacy-\w{8}.*\/privacy\/requests\//s);
  const unused = await hand(forwarded("hello", "Invoice"), token, "?locale=uk");
  expect(unused.body).toMatchObject({ outcome: "not_recognised" });
  expect(unused.body["problem"]).toMatch(/^Нічого не зареєстровано/);
});

test("the same mail again is the same request", async () => {
  const tom = await seedPerson(db.scope, await seedAccount(db.scope));
  const first = await hand(forwarded(`username: ${tom.handle}`));
  expect(await hand(forwarded(`username: ${tom.handle}`))).toEqual(first);
  expect((await listRequests(db.scope)).rows).toHaveLength(1);
});

test("the words that the answer asks for erase whoever sends them, in a store that knew nothing of the name too", async () => {
  const { body } = await hand(forwarded("username: nobody.of.that.name"));
  const claim = /privacy-\w{8}/.exec(body["answer"] ?? "")?.[0] ?? "";
  const there = await seedPerson(db.otherScope, await seedAccount(db.otherScope));
  const id = await claimRequest(db.otherScope.shopId, there.contactId, `hello, ${claim}`);
  await carryOut(id ?? "");
  expect(await db.asOwner("SELECT 1 FROM contacts WHERE id = $1", [there.contactId])).toEqual([]);
});

test("a mail that names no account is read by who sent the first one", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope), { linked: false });
  await hand(forwarded("please delete everything").replace("tom@example.org", "x"));
  expect((await listRequests(db.scope)).rows).toEqual([]);
  const mail = [`From: ${person.email}`, "Subject: Instagram Data Deletion Request", "", "please"].join(
    "\r\n",
  );
  await hand(mail);
  expect((await listRequests(db.scope)).rows).toHaveLength(1);
});

test("what is no such mail opens nothing and says why", async () => {
  expect(await hand(forwarded("username: tom", "Our new prices"))).toMatchObject({
    status: 422,
    body: { outcome: "not_recognised" },
  });
  expect(await hand("Subject: Instagram Data Deletion Request\r\n\r\nplease")).toMatchObject({
    status: 422,
    body: { outcome: "nobody_named" },
  });
  expect((await hand("")).status).toBe(422);
  expect((await hand(forwarded("x".repeat(26 * 1024 * 1024)))).status).toBe(413);
  expect(await db.asOwner("SELECT 1 FROM privacy_requests")).toEqual([]);
});

test("without the token nothing is taken", async () => {
  expect((await hand(forwarded("username: tom"), "another-token-of-somebody")).status).toBe(401);
  expect((await hand(forwarded("username: tom"), "")).status).toBe(401);
});
