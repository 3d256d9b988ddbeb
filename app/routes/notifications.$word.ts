import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { findShopById } from "#app/modules/access/access.server.ts";
import {
  addDevice,
  readDeviceWord,
  type DeviceOutcome,
} from "#app/modules/notifications/notifications.server.ts";
import { now } from "#app/platform/clock.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { devicePage, expiredDevicePage } from "#app/web/device-page.server.ts";

/** Where a browser is added as a device: a page of our own, because none in a frame may ask for notifications. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = chooseLanguage(request);
  return (await invited(params["word"])) ? devicePage(language) : expiredDevicePage(language);
}

const statuses: Record<DeviceOutcome["outcome"] | "expired", number> = {
  added: 200,
  unreadable: 400,
  unknown_service: 400,
  not_permitted: 403,
  expired: 403,
  too_many: 409,
  not_set_up: 503,
};

/** The page's script posts what the browser says of itself; the word of the address says whose device it becomes. */
export async function action({ params, request }: ActionFunctionArgs) {
  const by = await invited(params["word"]);
  const { outcome } = by
    ? await addDevice(by.scope, by.staffId, await request.json().catch(() => null))
    : ({ outcome: "expired" } as const);
  if (by && outcome === "added") await publish(by.scope, [{ kind: "devices", id: by.staffId }]);
  return json({ outcome }, { status: statuses[outcome], headers: { "cache-control": "no-store" } });
}

/** Whose device is added; null when the word is none, has run out, or its shop is not at work. */
async function invited(word = "") {
  const read = readDeviceWord(word, now());
  const scope = read && (await findShopById(read.shopId));
  return scope && { scope, staffId: read.staffId };
}
