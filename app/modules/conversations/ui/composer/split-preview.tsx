import { useTranslation } from "react-i18next";
import { splitReply } from "../../outbox/split-reply.ts";

/** How a text that is too long for one message arrives, once that is asked for; nothing for a shorter one. */
export function SplitPreview({ text }: { text: string }) {
  const { t } = useTranslation("composer");
  const parts = splitReply(text);
  if (parts.length < 2) return null;
  return (
    <details className="composer__split">
      <summary>{t("split.summary", { count: parts.length })}</summary>
      {/* It scrolls, so the keyboard has to reach it. */}
      <ol aria-label={t("split.label")} tabIndex={0}>
        {parts.map((part, at) => (
          <li key={at}>{part}</li>
        ))}
      </ol>
    </details>
  );
}
