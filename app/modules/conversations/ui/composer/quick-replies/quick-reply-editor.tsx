import { Button, TextField } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { quickReplyLimits } from "#app/modules/channels/instagram/rules.ts";
import type { QuickReplies } from "./use-quick-replies.ts";
import "../../thread/cards.css";

/** The quick replies under the text, as Instagram shows them, and a field for one more. */
export function QuickReplyEditor({ quick }: { quick: QuickReplies }) {
  const { t } = useTranslation("composer");
  const { titles, open, alone, remove } = quick;
  const list = useRef<HTMLUListElement>(null);
  if (!open) return null;
  return (
    <div className="composer__quick" role="group" aria-label={t("quick.label")}>
      {titles.length > 0 && (
        <ul ref={list} className="offers" aria-label={t("quick.list")}>
          {titles.map((title, at) => (
            <li key={title}>
              {title}
              <Button
                icon={XSmallIcon}
                size="micro"
                variant="tertiary"
                accessibilityLabel={t("quick.remove", { title })}
                onClick={() => remove(at)}
              />
            </li>
          ))}
        </ul>
      )}
      {titles.length < quickReplyLimits.count && <NextQuickReply quick={quick} />}
      <p className={alone ? "composer__fault" : "composer__length"} role="status">
        {alone ? t("quick.alone") : t("quick.help")}
      </p>
    </div>
  );
}

/** Enter or leaving the field offers what stands in it; Backspace in the empty field takes the last one back. */
function NextQuickReply({ quick: { titles, add, remove, close } }: { quick: QuickReplies }) {
  const { t } = useTranslation("composer");
  const [typed, setTyped] = useState("");
  const [twice, setTwice] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Asked for to be written in; those that were there before wait.
    if (titles.length === 0) field.current?.querySelector("input")?.focus();
    // Once, when it appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const offer = () => {
    if (typed.trim() === "") return;
    const added = add(typed);
    setTwice(!added);
    if (added) setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      offer();
    } else if (event.key === "Backspace" && typed === "" && titles.length > 0) remove(titles.length - 1);
    else if (event.key === "Escape") close();
  };
  return (
    <div ref={field} className="composer__quick-field" onKeyDown={onKeyDown}>
      <TextField
        label={t("quick.add")}
        labelHidden
        placeholder={t("quick.add")}
        size="slim"
        autoComplete="off"
        maxLength={quickReplyLimits.title}
        showCharacterCount
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setTwice(false);
        }}
        onBlur={offer}
        error={twice ? t("quick.twice") : false}
      />
    </div>
  );
}
