import { Link } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { textLimitBytes } from "#app/modules/channels/instagram/rules.ts";
import type { ReplyWindow } from "../../conversations.ts";
import { byteLength, splitReply } from "../../outbox/split-reply.ts";
import { useInboxWords } from "../use-inbox-words.ts";
import { currentWindow, windowLabel, windowRemedy, windowSentence } from "./window-words.ts";

interface WindowProps {
  window: ReplyWindow;
  timezone: string;
  now: Date;
}

/** Over the field: until when one can reply, and how much of a message is used. */
export function ComposerHead({ text, ...clock }: WindowProps & { id: string; text: string }) {
  return (
    <div className="composer__head">
      <Clock {...clock} />
      <Length text={text} />
    </div>
  );
}

/** The window's end as a sentence; when it is closed the banner above says so. */
function Clock({ window, timezone, now, id }: WindowProps & { id: string }) {
  const { t } = useTranslation("composer");
  const open = currentWindow(window, now).state !== "closed";
  const words = useInboxWords(timezone);
  const { hurry } = windowLabel(words.t, window, now);
  return (
    <p id={id} className={`composer__window${hurry ? " composer__window--hurry" : ""}`}>
      {open ? windowSentence(words, window, now) : t("closed")}
    </p>
  );
}

/** Why nothing can be sent, and what helps. */
export function ClosedBanner({ window, timezone, now }: WindowProps) {
  const words = useInboxWords(timezone);
  const remedy = windowRemedy(words.t, window);
  return (
    <Banner tone="info">
      {windowSentence(words, window, now)}
      {". "}
      {remedy && <Link to={remedy.href}>{remedy.label}</Link>}
    </Banner>
  );
}

/** How much of one message is used, or how many messages it becomes. */
function Length({ text }: { text: string }) {
  const { t, i18n } = useTranslation("composer");
  const parts = splitReply(text).length;
  const number = (value: number) => value.toLocaleString(i18n.language);
  const used = { used: number(byteLength(text.trim())), limit: number(textLimitBytes) };
  return (
    <p className="composer__length">
      {parts > 1 ? t("length.messages", { count: parts }) : t("length.bytes", used)}
    </p>
  );
}
