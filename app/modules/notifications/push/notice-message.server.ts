import { languageOf, languages } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { env } from "#app/platform/env.server.ts";
import type { Notice } from "../notifications.ts";

/** What the service worker shows: it has no texts of its own (public/notifications/worker.js). */
interface ShownMessage {
  title: string;
  body: string;
  lang: string;
  /** What is shown with one tag is shown once, the newest of it. */
  tag: string;
  /** Where a click leads. */
  url: string;
}

/**
 * The message about a thread, in the language of whoever gets it, as JSON. It names nobody and quotes nothing: it may
 * stand on a locked screen, and everything of a person stays where it can be erased.
 * @param waiting how many messages nobody has answered
 */
export function noticeMessage(
  { domain }: ShopScope,
  locale: string | null,
  conversationId: string,
  about: { notice: Notice; waiting: number },
): string {
  const lang = languageOf(locale) ?? languages[0];
  const t = translatorOf(lang).getFixedT(null, "notifications");
  const body =
    about.notice === "mention" ? t("push.open") : t("push.waiting", { count: Math.max(1, about.waiting) });
  return message({
    title: t(`push.${about.notice}`),
    body,
    lang,
    tag: topicOf(conversationId),
    url: inAdmin(domain, `/app/conversations/${conversationId}`),
  });
}

/** The message that shows somebody that a device works. */
export function testMessage({ domain }: ShopScope, locale: string | null): string {
  const lang = languageOf(locale) ?? languages[0];
  const t = translatorOf(lang).getFixedT(null, "notifications");
  const url = inAdmin(domain, "/app/settings/notifications");
  return message({ title: t("push.test"), body: t("push.testText"), lang, tag: "test", url });
}

/** One thread's topic at a push service: 32 signs are all that it may have (RFC 8030, 5.4). */
export function topicOf(conversationId: string): string {
  return conversationId.replaceAll("-", "");
}

const message = (shown: ShownMessage) => JSON.stringify(shown);

function inAdmin(domain: string, path: string): string {
  const store = domain.replace(/\.myshopify\.com$/, "");
  return `https://admin.shopify.com/store/${store}/apps/${env().SHOPIFY_API_KEY}${path}`;
}
