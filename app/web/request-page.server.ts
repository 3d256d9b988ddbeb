import type { i18n, TFunction } from "i18next";
import type { Language } from "#app/language/languages.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import type { requestStatus } from "#app/modules/privacy/privacy.server.ts";
import type { SignedReceipt } from "#app/modules/privacy/receipt.ts";
import { escaped } from "#app/platform/html.ts";
import { timeWords } from "#app/ui/time-words.ts";
import { publicPage } from "./public-page.server.ts";
import { definitions, receiptSection } from "./receipt-section.server.ts";

type Status = NonNullable<Awaited<ReturnType<typeof requestStatus>>>;

/** How a privacy request stands. Says nothing of whom it is about. */
export function requestPage(language: Language, request: Status, receipt: SignedReceipt | null): Response {
  const translator = translatorOf(language);
  const t = translator.getFixedT(null, "publicRequest");
  const claim = request.state === "waiting" ? request.claim : null;
  const body = [
    claim === null ? "" : howToProve(t, claim),
    facts(translator, request),
    request.completedAt === null ? `<p><a href="">${escaped(t("look"))}</a></p>` : "",
    request.kind === "erase_shop" && request.state === "done" ? paragraph(t("again")) : "",
    receipt ? receiptSection(translator, receipt) : "",
    paragraph(t("keep")),
    paragraph(t("ofMeta")),
  ];
  return publicPage(language, t(claim === null ? "title" : "step"), body.join(""));
}

/** Nobody asked by that code. */
export function unknownRequestPage(language: Language): Response {
  const t = translatorOf(language).getFixedT(null, "publicRequest");
  return publicPage(language, t("unknown.title"), paragraph(t("unknown.text")), 404);
}

function facts(translator: i18n, request: Status): string {
  const t = translator.getFixedT(null, "publicRequest");
  const words = translator.getFixedT(null, "requests");
  const times = timeWords(translator.getFixedT(null, "times"), "UTC");
  const time = (iso: string | null) => iso && t("utc", { time: times.exact(iso) });
  const shortfalls = request.shortfalls.map((code) => words(`shortfalls.${code}`));
  return definitions([
    [t("kind"), words(`kinds.${request.kind}`)],
    [t("reason"), request.reason && words(`reasons.${request.reason}`)],
    [t("state"), [words(`states.${request.state}`), ...shortfalls].join(" ")],
    [t("received"), time(request.receivedAt)],
    [t("completed"), time(request.completedAt)],
  ]);
}

function howToProve(t: TFunction<"publicRequest">, claim: string): string {
  return `${paragraph(t("send"))}<p><code class="claim">${escaped(claim)}</code></p>${paragraph(t("sent"))}`;
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
