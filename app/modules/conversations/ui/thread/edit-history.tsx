import { Popover } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ThreadMessage } from "../../conversations.ts";

/** That a message was edited, and on a click how it read before. */
export function EditHistory({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation("thread");
  const [open, setOpen] = useState(false);
  if (message.earlier.length === 0) return <span>{t("edits.edited")}</span>;
  return (
    <span>
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        preferredAlignment="left"
        activator={
          <button type="button" className="message__link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("edits.history")}
          </button>
        }
      >
        <EarlierVersions message={message} />
      </Popover>
    </span>
  );
}

/** The original first; the message itself says how it reads now. */
function EarlierVersions({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation("thread");
  const times = useTimeWords();
  return (
    <div className="edit-history" role="region" aria-label={t("edits.label")}>
      <ol>
        {message.earlier.map(({ text, at }) => (
          <li key={at}>
            <p className="edit-history__text">{text}</p>
            <time className="edit-history__time" dateTime={at}>
              {times.exact(at)}
            </time>
          </li>
        ))}
      </ol>
    </div>
  );
}
