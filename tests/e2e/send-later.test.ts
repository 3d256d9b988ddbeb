import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld({ undoSeconds: 5 });
await connectDemoAccount(world.ports);

const field = (page: Page): Locator => app(page).getByLabel("Message", { exact: true });
const button = (page: Page, name: string): Locator => app(page).getByRole("button", { name, exact: true });
const bubble = (page: Page, text: string): Locator =>
  app(page).getByRole("article").filter({ hasText: text });

async function openThread(text: RegExp, size = sizes.desktop, locale = "en"): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app?locale=${locale}`);
  await app(page).getByRole("link", { name: text }).click();
  await app(page).locator(".composer textarea").waitFor();
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

async function sentTexts(): Promise<(string | undefined)[]> {
  const sent = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return sent.map(({ text }) => text);
}

/** A picture of one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function chooseUndoTime(page: Page, label: string): Promise<void> {
  await button(page, "Send later").click();
  const saved = page.waitForResponse((answer) => answer.url().includes("/app/conversations/undo"));
  await app(page).getByLabel("Time to undo").selectOption({ label });
  await saved;
  await page.keyboard.press("Escape");
}

test("what was just sent can be undone: it comes back with its file, before what was typed since, and nobody gets it", async () => {
  await write("maya", "is the lamp back?");
  const page = await openThread(/is the lamp back/);
  await chooseUndoTime(page, "20 seconds");
  await field(page).fill("Yes, on Fridey");
  await app(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "lamp.png", mimeType: "image/png", buffer: pixel });
  await app(page).getByText("lamp.png is attached").waitFor({ state: "attached" });
  await button(page, "Send").click();
  await bubble(page, "Yes, on Fridey")
    .getByText(/^Sending in \d+ s$/)
    .waitFor();
  await picture(page, "sending-held");
  expect(await findings(page)).toEqual([]);
  await app(page)
    .getByText(/^Your reply goes out in 20 seconds/)
    .waitFor({ state: "attached" });
  await field(page).fill("See you");
  await button(page, "Undo").click();
  await expect.poll(() => field(page).inputValue()).toBe("Yes, on Fridey\n\nSee you");
  await bubble(page, "Yes, on Fridey").waitFor({ state: "detached" });
  await app(page).getByLabel("Attached files").getByText("lamp.png").waitFor();
  expect(await field(page).evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
  await picture(page, "sending-undone");

  await field(page).fill("Yes, on Friday");
  await button(page, "Send").click();
  await button(page, "Undo").waitFor();
  await page.keyboard.press("Control+k");
  await app(page).getByRole("combobox", { name: "Find a command" }).fill("undo");
  await page.keyboard.press("Enter");
  await expect.poll(() => field(page).inputValue()).toBe("Yes, on Friday");

  await chooseUndoTime(page, "5 seconds");
  await button(page, "Send").click();
  await expect.poll(sentTexts, { timeout: 20_000 }).toContain("Yes, on Friday");
  await button(page, "Undo").waitFor({ state: "detached" });
  expect((await sentTexts()).filter((text) => text?.startsWith("Yes, on"))).toEqual(["Yes, on Friday"]);
  await chooseUndoTime(page, "Off");
  await field(page).fill("At once");
  await button(page, "Send").click();
  await expect.poll(sentTexts, { timeout: 3_000 }).toContain("At once");
});

test("in a thread longer than the screen, what was just sent stays in sight with its buttons", async () => {
  for (let n = 1; n <= 25; n += 1) await write("lucia", `question ${n} of a long evening`);
  const page = await openThread(/question 25 of a long evening/);
  await chooseUndoTime(page, "20 seconds");
  await field(page).fill("One thing\n\nafter the other");
  await button(page, "Send").click();
  const inSight = async (name: string) => {
    const [box, log] = [
      await button(page, name).boundingBox(),
      await app(page).getByRole("log").boundingBox(),
    ];
    return box && log ? box.y >= log.y && box.y + box.height <= log.y + log.height : null;
  };
  await button(page, "Undo").waitFor();
  await expect.poll(() => inSight("Undo")).toBe(true);
  await page.waitForTimeout(1_500);
  expect(await inSight("Undo")).toBe(true);
  await picture(page, "sending-in-sight");
});

test("a reply is scheduled inside the window only, stands in the thread and in the list, and is changed, sent now or cancelled", async () => {
  await write("tom", "when do you open?");
  const page = await openThread(/when do you open/);
  await field(page).fill("We open at nine");
  await button(page, "Send later").click();
  await app(page)
    .getByRole("menuitem", { name: /^In an hour/ })
    .waitFor();
  await picture(page, "sending-menu");
  expect(await findings(page)).toEqual([]);
  await app(page).getByRole("menuitem", { name: "Choose a time…" }).click();
  await app(page).getByLabel("Send at").fill("2099-01-01T09:00");
  await app(page)
    .getByText(/^Choose a time before the reply window closes: .+/)
    .waitFor();
  expect(await button(page, "Schedule").isDisabled()).toBe(true);
  await picture(page, "sending-own-time");
  await page.keyboard.press("Escape");
  await button(page, "Send later").click();
  await app(page)
    .getByRole("menuitem", { name: /^In an hour/ })
    .click();
  const scheduled = bubble(page, "We open at nine");
  await scheduled.getByText(/^Scheduled: \d\d:\d\d/).waitFor();
  await scheduled.getByText("unless they write first").waitFor();
  await app(page)
    .getByRole("link", { name: /Reply goes out: / })
    .waitFor();
  await picture(page, "sending-scheduled");
  expect(await findings(page)).toEqual([]);
  expect(await sentTexts()).not.toContain("We open at nine");

  await scheduled.getByRole("button", { name: "Edit" }).click();
  await expect.poll(() => field(page).inputValue()).toBe("We open at nine");
  await field(page).fill("We open at ten");
  await button(page, "Send later").click();
  await app(page)
    .getByRole("menuitem", { name: /^In an hour/ })
    .click();
  await bubble(page, "We open at ten").getByRole("button", { name: "Cancel" }).click();
  await bubble(page, "We open at ten").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect.poll(() => field(page).inputValue()).toBe("We open at ten");
  await button(page, "Send later").click();
  await app(page)
    .getByRole("menuitem", { name: /^In an hour/ })
    .click();
  await bubble(page, "We open at ten").getByRole("button", { name: "Send now" }).click();
  await expect.poll(sentTexts).toContain("We open at ten");
  await app(page)
    .getByRole("link", { name: /Reply goes out: / })
    .waitFor({ state: "detached" });
});

test("what is scheduled unless the customer writes says so when they do, on a phone too", async () => {
  await write("lucia", "do you ship to Spain?");
  const page = await openThread(/do you ship to Spain/, sizes.phone);
  await field(page).fill("I will ask tomorrow");
  await button(page, "Send later").click();
  await picture(page, "sending-menu-phone");
  await app(page)
    .getByRole("menuitem", { name: /^In an hour/ })
    .click();
  await bubble(page, "I will ask tomorrow")
    .getByText(/^Scheduled/)
    .waitFor();
  await write("lucia", "found it, thanks!");
  const kept = bubble(page, "I will ask tomorrow");
  await kept.getByText("Not sent: the customer wrote first.").waitFor();
  await picture(page, "sending-kept-back-phone");
  expect(await findings(page)).toEqual([]);
  await kept.getByRole("button", { name: "Edit" }).click();
  await expect.poll(() => field(page).inputValue()).toBe("I will ask tomorrow");
  await kept.waitFor({ state: "detached" });
  const frame = page.frames().find((one) => one.url().includes("/app/conversations/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test("all of it reads in the language of whoever works with it", async () => {
  await write("maya", "und die Lampe?");
  const page = await openThread(/und die Lampe/, sizes.desktop, "de");
  await app(page).locator(".composer textarea").fill("Morgen!");
  await button(page, "Später senden").click();
  await picture(page, "sending-menu-german");
  await app(page)
    .getByRole("menuitem", { name: /^In einer Stunde/ })
    .click();
  await bubble(page, "Morgen!").getByRole("button", { name: "Nicht senden" }).waitFor();
  await picture(page, "sending-scheduled-german");
});
