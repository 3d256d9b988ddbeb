import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const field = (page: Page): Locator => app(page).getByLabel("Message", { exact: true });
const option = (page: Page, name: RegExp): Locator => app(page).getByRole("option", { name });
const send = (page: Page): Locator => app(page).getByRole("button", { name: "Send", exact: true });

async function openAdmin(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

async function openThread(text: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await openAdmin("/app", size);
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

async function sentTexts(): Promise<(string | undefined)[]> {
  const sent = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return sent.map(({ text }) => text);
}

async function addReply(title: string, shortcut: string, body: string): Promise<void> {
  const page = await openAdmin("/app/settings/replies/new");
  await app(page).getByLabel("Title").fill(title);
  await app(page).getByLabel("Shortcut").fill(shortcut);
  await app(page).getByLabel("Text", { exact: true }).fill(body);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app(page).getByRole("heading", { name: title }).waitFor();
  await page.close();
}

test("staff put a saved reply into an answer with / and the keyboard, filled for this customer; what cannot be filled holds it back until decided", async () => {
  await addReply("Where is it?", "where", "Hi {{customer.first_name}}, {{order.name}} is {{order.status}}.");
  await addReply("Thanks", "thanks", "Thank you, @{{contact.name|friend}}!");
  await write("tom", "when do you open?");
  await write("maya", "where is my lamp? #1001");

  const mayas = await openThread(/where is my lamp/);
  const panel = app(mayas).getByRole("complementary", { name: "Customer and orders" });
  await panel.getByRole("button", { name: /^Confirm/ }).click();
  await panel.getByRole("link", { name: /#1001/ }).waitFor();
  await field(mayas).click();
  await mayas.keyboard.type("/");
  await option(mayas, /^Where is it/).waitFor();
  await picture(mayas, "composer-replies");
  expect(await findings(mayas)).toEqual([]);
  await field(mayas).fill("");
  await mayas.keyboard.type("/");
  await option(mayas, /Thanks/).waitFor();
  await mayas.keyboard.press("ArrowDown");
  await app(mayas)
    .getByRole("option", { selected: true, name: /Where is it/ })
    .waitFor();
  await mayas.keyboard.press("Escape");
  await option(mayas, /Thanks/).waitFor({ state: "detached" });
  expect(await field(mayas).inputValue()).toBe("/");
  await field(mayas).fill("");
  await mayas.keyboard.type("/whe");
  await option(mayas, /Thanks/).waitFor({ state: "detached" });
  await mayas.keyboard.press("Enter");
  await app(mayas).getByText("this customer has several orders; choose one").waitFor();
  expect(await field(mayas).inputValue()).toMatch(/^Hi Maya, \{\{order.name}}/);
  await picture(mayas, "composer-choose-order");
  await app(mayas).getByRole("button", { name: "#1001", exact: true }).click();
  await expect.poll(() => field(mayas).inputValue()).toBe("Hi Maya, #1001 is on its way.");
  await picture(mayas, "composer-filled");
  await field(mayas).press("Control+Enter");
  await expect.poll(sentTexts).toContain("Hi Maya, #1001 is on its way.");
  const [used] = await world.query<{ use_count: number }>(
    "SELECT use_count FROM saved_replies WHERE shortcut = 'where'",
  );
  expect(used?.use_count).toBe(1);

  const toms = await openThread(/when do you open/, sizes.phone);
  await app(toms).getByRole("button", { name: "Saved replies" }).click();
  await option(toms, /Where is it/).waitFor();
  await picture(toms, "composer-replies-phone");
  await option(toms, /Where is it/).click();
  await app(toms).getByText("and Status of the order: this person is linked to no customer").waitFor();
  await picture(toms, "composer-unfilled-phone");
  expect(await findings(toms)).toEqual([]);
  await send(toms).click();
  expect(await field(toms).inputValue()).toContain("{{order.name}}");
  await app(toms)
    .getByRole("button", { name: /^Leave out \{\{customer.first_name}}/ })
    .click();
  await expect.poll(() => field(toms).inputValue()).toBe("Hi, is.");
  await field(toms).fill("Hi, at nine.");
  await send(toms).click();
  await expect.poll(sentTexts).toContain("Hi, at nine.");
  expect((await sentTexts()).some((text) => text?.includes("{{"))).toBe(false);
  const frame = toms.frames().find((one) => one.url().includes("/app/conversations/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

/** A picture of one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const photo = (name: string) => ({ name, mimeType: "image/png", buffer: pixel });

/** Gives files to the page as a paste or a drop does. */
async function give(target: Locator, how: "paste" | "drop", name: string): Promise<void> {
  await target.evaluate(
    (element, { how, name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name, { type: "image/png" }));
      const init = { bubbles: true, cancelable: true };
      if (how === "paste")
        element.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: data }));
      else element.dispatchEvent(new DragEvent("drop", { ...init, dataTransfer: data }));
    },
    { how, name, bytes: [...pixel] },
  );
}

test("staff attach files by button, paste and drop; what Instagram would refuse is told before it goes up; an upload is cancelled, tried again, removed and sent", async () => {
  await write("maya", "can you show me the lamp?");
  const page = await openThread(/can you show me the lamp/);
  const files = app(page).getByRole("list", { name: "Attached files" });
  const choose = (what: Parameters<Locator["setInputFiles"]>[0]) =>
    app(page).locator("form.composer input[type=file]").setInputFiles(what);

  await choose({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await files.getByText(/^Instagram does not take this type/).waitFor();
  await choose({
    name: "huge.png",
    mimeType: "image/png",
    buffer: Buffer.concat([pixel, Buffer.alloc(9 * 1024 * 1024)]),
  });
  await files.getByText("Too large: Instagram takes up to 8 MB").waitFor();
  expect(await send(page).isDisabled()).toBe(true);
  await app(page).getByRole("button", { name: "Remove notes.txt" }).click();
  await app(page).getByRole("button", { name: "Remove huge.png" }).click();

  const held: (() => void)[] = [];
  await page.route(/\/files\?file=.*offset=0/, (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    held.push(() => void route.abort().catch(() => undefined));
  });
  await choose(photo("slow.png"));
  await expect.poll(() => held.length).toBe(1);
  await app(page).getByRole("button", { name: "Cancel slow.png" }).click();
  await files.waitFor({ state: "detached" });
  await choose(photo("lost.png"));
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();
  await files.getByText("Couplet could not be reached").waitFor();
  await picture(page, "composer-file-lost");
  await page.unroute(/\/files\?file=.*offset=0/);
  await app(page).getByRole("button", { name: "Retry lost.png" }).click();
  await app(page).getByRole("button", { name: "Remove lost.png" }).waitFor();

  await give(field(page), "paste", "pasted.png");
  await give(app(page).getByRole("log"), "drop", "dropped.png");
  await app(page).getByRole("button", { name: "Remove pasted.png" }).waitFor();
  await app(page).getByRole("button", { name: "Remove dropped.png" }).click();
  await field(page).fill("Here it is");
  await picture(page, "composer-files");
  expect(await findings(page)).toEqual([]);
  await send(page).click();
  await app(page).getByText("Here it is").waitFor();
  await expect.poll(sentTexts).toContain("Here it is");
  const log = app(page).getByRole("log");
  await expect.poll(() => log.locator("article.message--out img").count()).toBe(2);
  await picture(page, "composer-files-sent");

  const phone = await openThread(/Here it is/, sizes.phone);
  await app(phone)
    .locator("form.composer input[type=file]")
    .setInputFiles([photo("one.png"), photo("two.png")]);
  await app(phone).getByRole("button", { name: "Remove two.png" }).waitFor();
  await picture(phone, "composer-files-phone");
});

test("staff see how a text that is too long for one message will arrive, and it arrives so", async () => {
  await write("tom", "how do I clean the oven?");
  const page = await openThread(/how do I clean the oven/, sizes.phone);
  const steps = Array.from(
    { length: 30 },
    (_, at) => `Step ${at + 1}: wipe it gently with a warm, damp cloth.`,
  );
  await field(page).fill(steps.join("\n"));
  await app(page).getByText("Too long for one message: see how it arrives as 2").click();
  const parts = app(page).getByRole("list", { name: "Messages as they will arrive" }).getByRole("listitem");
  const shown = await parts.allTextContents();
  expect(shown).toHaveLength(2);
  await picture(page, "composer-split-phone");
  expect(await findings(page)).toEqual([]);
  await send(page).click();
  await expect.poll(async () => (await sentTexts()).slice(-2)).toEqual(shown);
});

const draftSaved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes("/draft") && answer.ok());

test("what is half written is there after a reload, and on another browser; neither of two browsers overwrites the other; sent, it is a draft no more", async () => {
  await write("tom", "thank you for the oven");
  await write("maya", "do you have it in green?");
  const page = await openThread(/do you have it in green/);
  const row = (of: Page) => app(of).getByRole("link", { name: /do you have it in green/ });
  const first = draftSaved(page);
  await field(page).fill("Yes, in two greens");
  await first;
  await row(page).getByText("Draft").waitFor();
  await picture(page, "composer-draft");
  await page.reload();
  await expect.poll(() => field(page).inputValue()).toBe("Yes, in two greens");

  // Left at once, before the typing paused.
  await field(page).fill("Yes, in three greens");
  const left = draftSaved(page);
  await app(page)
    .getByRole("link", { name: /thank you for the oven/ })
    .click();
  await left;
  await expect.poll(() => field(page).inputValue()).toBe("");
  await row(page).getByText("Draft").waitFor();
  await row(page).click();
  await expect.poll(() => field(page).inputValue()).toBe("Yes, in three greens");

  const phone = await openAdmin("/app", sizes.phone);
  await row(phone).getByText("Draft").waitFor();
  await picture(phone, "composer-draft-list-phone");
  await row(phone).click();
  await expect.poll(() => field(phone).inputValue()).toBe("Yes, in three greens");
  const onPhone = draftSaved(phone);
  await field(phone).fill("Yes: sage, moss and olive");
  await onPhone;
  await field(page).fill("Yes, in three greens, and in blue");
  const elsewhere = app(page).getByText("You went on with this reply in another browser");
  await elsewhere.waitFor();
  await app(page).getByText("Yes: sage, moss and olive").waitFor();
  expect(await field(page).inputValue()).toBe("Yes, in three greens, and in blue");
  await picture(page, "composer-draft-elsewhere");
  expect(await findings(page)).toEqual([]);
  await app(page).getByRole("button", { name: "Use that text" }).click();
  expect(await field(page).inputValue()).toBe("Yes: sage, moss and olive");
  await elsewhere.waitFor({ state: "detached" });
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);

  const onPage = draftSaved(page);
  await field(page).fill("Yes: sage and moss");
  await onPage;
  await field(phone).fill("Yes: sage, moss, olive and mint");
  await app(phone).getByRole("button", { name: "Keep the text below" }).waitFor();
  await picture(phone, "composer-draft-elsewhere-phone");
  expect(await findings(phone)).toEqual([]);
  const kept = draftSaved(phone);
  await app(phone).getByRole("button", { name: "Keep the text below" }).click();
  await kept;
  await send(phone).click();
  await expect.poll(sentTexts).toContain("Yes: sage, moss, olive and mint");
  await expect
    .poll(() => world.query("SELECT 1 FROM drafts d JOIN messages m USING (shop_id, conversation_id)"))
    .toEqual([]);
  await page.reload();
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe("");
});

test("while the server is away what is typed stays, says so, and is saved once it is back", async () => {
  await write("tom", "is the shop open on Sunday?");
  const page = await openThread(/is the shop open on Sunday/);
  await page.route(/\/draft$/, (route) => route.abort());
  await field(page).fill("On Sundays we");
  await app(page)
    .getByText(/^Not saved yet/)
    .waitFor();
  await picture(page, "composer-draft-unreachable");
  const saved = draftSaved(page);
  await page.unroute(/\/draft$/);
  await saved;
  await app(page)
    .getByText(/^Not saved yet/)
    .waitFor({ state: "detached" });
  expect(await field(page).inputValue()).toBe("On Sundays we");
});
