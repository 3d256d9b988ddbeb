import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import type { BrowserSubscription } from "#tests/support/push-sandbox.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const appOrigin = `http://127.0.0.1:${world.ports.proxy}`;
const button = (page: Page, name: string) => app(page).getByRole("button", { name, exact: true });

interface Shown {
  title: string;
  body: string;
  url: string;
  tag: string;
}

/** What reached the browsers behind the push service, as they read it. */
async function arrived(): Promise<Shown[]> {
  const messages = await world.control<{ text: string }[]>("GET", "/control/push/arrived");
  return messages.map(({ text }) => JSON.parse(text) as Shown);
}

/**
 * A window whose browser subscribes at the sandbox's push service: a real one is nowhere near. What asks for the leave,
 * the worker and everything else are the browser's own.
 */
async function windowOf(size = sizes.desktop, { allowed = true } = {}) {
  const context = await newWindow(size);
  if (allowed) await context.grantPermissions(["notifications"], { origin: appOrigin });
  const subscription = await world.control<BrowserSubscription>("POST", "/control/push/subscriptions");
  await context.addInitScript((given) => {
    PushManager.prototype.subscribe = () => Promise.resolve({ toJSON: () => given } as never);
  }, subscription);
  return context;
}

async function settings(page: Page, locale = "en"): Promise<void> {
  await page.goto(
    `${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app/settings/notifications?locale=${locale}`,
  );
}

/** Opens the page in which a browser is added, from the settings. */
async function toDevicePage(page: Page, link: string): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await app(page).getByRole("link", { name: link }).click();
  const device = await opened;
  await device.getByRole("textbox").waitFor();
  return device;
}

/** What a push service would do: the message reaches the browser's own worker. */
async function deliver(page: Page, message: unknown): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const known = new Promise<string>((resolve) =>
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [ours] = registrations.filter(({ scopeURL }) => scopeURL === `${appOrigin}/notifications/`);
      if (ours) resolve(ours.registrationId);
    }),
  );
  await cdp.send("ServiceWorker.enable");
  const registrationId = await known;
  const data = JSON.stringify(message);
  await cdp.send("ServiceWorker.deliverPushMessage", { origin: appOrigin, registrationId, data });
}

/** Notifications that the browser shows of ours. */
const onScreen = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration("/notifications/");
    const shown = (await worker?.getNotifications()) ?? [];
    return shown.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
  });

test("somebody adds their browser, hears of a customer while the app is closed, and removes it again", async () => {
  const context = await windowOf();
  const page = await context.newPage();
  await settings(page);
  await app(page)
    .getByText(/^No device yet/)
    .waitFor();
  await picture(page, "notifications-none");
  expect(await findings(page)).toEqual([]);
  const device = await toDevicePage(page, "Add this device");
  expect(await device.getByRole("textbox").inputValue()).toMatch(/^Chrome, Linux$/);
  await picture(device, "device-page");
  expect(await findings(device, "body")).toEqual([]);
  await device.getByRole("textbox").fill("Ana's laptop");
  await device.getByRole("button", { name: "Allow notifications" }).click();
  await device.getByText("This device is added.").waitFor();
  await app(page).getByRole("heading", { name: "Ana's laptop" }).waitFor();
  await button(page, "Send a test to Ana's laptop").click();
  await app(page)
    .getByText(/^Sent\. It appears/)
    .waitFor();
  await app(page)
    .getByText(/Last delivered just now/)
    .waitFor();
  // A tab behind another is drawn as it last was.
  await page.bringToFront();
  await picture(page, "notifications-device");
  expect(await findings(page)).toEqual([]);
  expect((await arrived()).map(({ title }) => title)).toEqual(["Notifications work"]);
  await page.close();

  await world.control("POST", "/control/instagram/messages", {
    as: "maya",
    text: "canary, where is my lamp?",
  });
  await expect.poll(async () => (await arrived()).length, { timeout: 20_000 }).toBe(2);
  const message = (await arrived())[1];
  expect(message).toMatchObject({ title: "A customer is waiting", body: "1 message without an answer" });
  expect(JSON.stringify(message)).not.toMatch(/canary|lamp|maya/i);
  const [thread] = await world.query<{ id: string }>("SELECT id FROM conversations");
  expect(message?.url).toMatch(
    new RegExp(
      `^https://admin\\.shopify\\.com/store/couplet-demo/apps/[\\w-]+/app/conversations/${thread?.id}$`,
    ),
  );
  await deliver(device, message);
  const { title, body, tag } = message ?? {};
  await expect.poll(() => onScreen(device)).toEqual([{ title, body, tag, lang: "en" }]);
  await deliver(device, { ...message, body: "2 messages without an answer" });
  await expect.poll(() => onScreen(device)).toMatchObject([{ body: "2 messages without an answer" }]);

  const back = await context.newPage();
  await settings(back);
  await button(back, "Remove Ana's laptop").click();
  await app(back)
    .getByText(/^No device yet/)
    .waitFor();
  await world.control("POST", "/control/instagram/messages", { as: "tom", text: "and mine?" });
  await expect.poll(async () => (await world.query("SELECT 1 FROM conversations")).length).toBe(2);
  expect(await arrived()).toHaveLength(2);
});

test("a click on a notification opens its thread, and the notification goes", async () => {
  const context = await windowOf();
  const page = await context.newPage();
  await settings(page);
  const device = await toDevicePage(page, "Add this device");
  await device.getByRole("button", { name: "Allow notifications" }).click();
  await device.getByText("This device is added.").waitFor();
  await deliver(device, {
    title: "A customer is waiting",
    tag: "t",
    url: "https://admin.shopify.com/store/x",
  });
  await expect.poll(() => onScreen(device)).toHaveLength(1);
  const [worker] = context.serviceWorkers();
  // Only a real click may open a window: what would be opened is noted instead.
  const opened = await worker?.evaluate(async () => {
    interface Scope extends EventTarget {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(url: string): Promise<null> };
    }
    const scope = self as unknown as Scope;
    const [notification] = await scope.registration.getNotifications();
    const urls: string[] = [];
    scope.clients.openWindow = (url) => Promise.resolve(null).finally(() => urls.push(url));
    const waitUntil = () => {};
    const click = Object.assign(new Event("notificationclick"), { notification, waitUntil });
    scope.dispatchEvent(click);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return urls;
  });
  expect(opened).toEqual(["https://admin.shopify.com/store/x"]);
  await expect.poll(() => onScreen(device)).toEqual([]);
});

test("a device whose browser has ended it is removed where that is noticed, and said so, on a phone", async () => {
  const page = await (await windowOf(sizes.phone)).newPage();
  await settings(page);
  const row = app(page).getByRole("heading", { name: "Chrome, Linux" });
  await row.waitFor();
  await picture(page, "notifications-phone");
  await world.control("DELETE", "/control/push/subscriptions");
  await button(page, "Send a test to Chrome, Linux").click();
  await app(page)
    .getByText(/^That browser had turned notifications off/)
    .waitFor();
  await row.waitFor({ state: "detached" });
  await picture(page, "notifications-gone-phone");
  expect(await findings(page)).toEqual([]);
  const frame = page.frames().find((one) => one.url().includes("/settings/notifications"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test("what one is notified of is chosen and kept", async () => {
  const page = await (await windowOf()).newPage();
  await settings(page);
  const box = () => app(page).getByRole("checkbox", { name: "Unassigned conversations" });
  await box().uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Notifications saved", { exact: true }).waitFor();
  await expect
    .poll(() => world.query("SELECT notify_of FROM staff WHERE 'unassigned' = ANY (notify_of)"))
    .toEqual([]);
  await page.reload();
  await box().waitFor();
  expect(await box().isChecked()).toBe(false);
  expect(await app(page).getByRole("checkbox", { name: "Mentions" }).isChecked()).toBe(true);
});

test("a browser that refuses, and an address that has run out, say what to do, in the language of the browser", async () => {
  const context = await windowOf(sizes.phone, { allowed: false });
  const page = await context.newPage();
  await settings(page, "de");
  const device = await toDevicePage(page, "Dieses Gerät hinzufügen");
  await device.goto(`${device.url()}?locale=de`);
  await device.getByRole("button", { name: "Benachrichtigungen erlauben" }).click();
  await device.getByText(/^Der Browser hat Benachrichtigungen nicht erlaubt\./).waitFor();
  await picture(device, "device-page-refused-phone");
  expect(await findings(device, "body")).toEqual([]);
  await device.goto(`${appOrigin}/notifications/none.of.ours.at.all?locale=de`);
  await device.getByText(/^Diese Adresse ist abgelaufen\./).waitFor();
  await picture(device, "device-page-expired-phone");
});

test("where push is not set up the settings say so, and offer nothing that cannot work", async () => {
  for (const name of ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "VAPID_SUBJECT"])
    Reflect.deleteProperty(world.environment.product, name);
  await world.kill("web");
  await world.start("web");
  const page = await (await windowOf()).newPage();
  await settings(page);
  await app(page).getByText("Notifications are not set up here").waitFor();
  expect(await app(page).getByRole("link", { name: "Add this device" }).count()).toBe(0);
  await picture(page, "notifications-not-set-up");
  expect(await findings(page)).toEqual([]);
});
