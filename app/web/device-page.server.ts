import type { Language } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { longestLabel } from "#app/modules/notifications/notifications.ts";
import { pushKey } from "#app/modules/notifications/notifications.server.ts";
import { escaped } from "#app/platform/html.ts";
import { publicPage } from "./public-page.server.ts";

/** What the script can have to say: it shows one of these and has no words of its own. */
const sayings = [
  "added",
  "denied",
  "home_screen",
  "unsupported",
  "failed",
  "expired",
  "not_permitted",
  "too_many",
  "unknown_service",
  "not_set_up",
] as const;

/** On a phone of Apple's a page has to be on the home screen before it may ask. */
const manifest = `<link rel="manifest" href="/notifications/app.webmanifest">`;

/** The page in which a browser is asked for leave to notify, and becomes a device. */
export function devicePage(language: Language): Response {
  const t = translatorOf(language).getFixedT(null, "notifications");
  const body = `<p>${escaped(t("page.text"))}</p>
<form data-key="${escaped(pushKey() ?? "")}"><label for="label">${escaped(t("page.label"))}</label>
<input id="label" name="label" maxlength="${longestLabel}" required autocomplete="off">
<button>${escaped(t("page.allow"))}</button></form>
<noscript><p>${escaped(t("page.said.unsupported"))}</p></noscript>
<div role="status">${sayings.map((said) => `<p data-said="${said}" hidden>${escaped(t(`page.said.${said}`))}</p>`).join("")}</div>`;
  return publicPage(language, t("page.title"), body, 200, {
    src: "/notifications/add-device.js",
    head: manifest,
  });
}

/** The address is none of ours, or has run out. */
export function expiredDevicePage(language: Language): Response {
  const t = translatorOf(language).getFixedT(null, "notifications");
  return publicPage(language, t("page.title"), `<p>${escaped(t("page.said.expired"))}</p>`, 403);
}
