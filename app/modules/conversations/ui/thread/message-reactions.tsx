import { Button, Popover } from "@shopify/polaris";
import { SmileyHappyIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "../../conversations.ts";
import { failureCode } from "../../outbox/reply-failures.ts";
import { offeredEmoji } from "../../reactions/reactions.ts";
import "./message-reactions.css";

/** Says something to a message by an emoji; with null nothing any more. Null where that cannot be done now. */
export type OnReact = ((messageId: string, emoji: string | null) => void) | null;

interface Props {
  message: ThreadMessage;
  onReact: OnReact;
}

/** What either side says to a message by an emoji, on the edge of its bubble. A click on the store's own takes it back. */
export function MessageReactions({ message: { id, reaction, ownReaction }, onReact }: Props) {
  const { t } = useTranslation("thread");
  if (!reaction && !ownReaction) return null;
  return (
    <span className="message__reactions">
      {reaction && (
        <span
          className="message__reaction"
          role="img"
          aria-label={t("message.reaction", { emoji: reaction })}
        >
          {reaction}
        </span>
      )}
      {ownReaction && (
        <button
          type="button"
          className="message__reaction message__reaction--own"
          data-state={ownReaction.state}
          disabled={onReact === null}
          aria-label={t(`reactions.${ownReaction.state}`, { emoji: ownReaction.emoji })}
          title={t("reactions.takeBack")}
          onClick={() => onReact?.(id, null)}
        >
          {ownReaction.emoji}
        </button>
      )}
    </span>
  );
}

/** Why the store's reaction is not there; nothing while it is, or will be. */
export function ReactionFailure({ message: { ownReaction } }: Pick<Props, "message">) {
  const { t } = useTranslation("thread");
  if (ownReaction?.state !== "failed") return null;
  const why = t(`failures.${failureCode(ownReaction.failureCode)}.what`);
  return <span className="message__state message__state--failed">{t("reactions.notThere", { why })}</span>;
}

/** The button with which the store reacts to a message of the customer's. */
export function ReactButton({ message, onReact }: Props) {
  const { t } = useTranslation("thread");
  const [open, setOpen] = useState(false);
  if (!onReact || message.direction !== "in" || message.unsent || !message.content) return null;
  const choose = (emoji: string) => {
    setOpen(false);
    onReact(message.id, emoji);
  };
  return (
    <span className="message__react" data-open={open}>
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        preferredPosition="above"
        preferredAlignment="left"
        autofocusTarget="first-node"
        activator={
          <Button
            variant="tertiary"
            size="micro"
            icon={SmileyHappyIcon}
            accessibilityLabel={t("reactions.react")}
            ariaExpanded={open}
            onClick={() => setOpen(!open)}
          />
        }
      >
        <div className="reaction-choice" role="dialog" aria-label={t("reactions.choose")}>
          {offeredEmoji.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={t("reactions.with", { emoji })}
              aria-pressed={emoji === message.ownReaction?.emoji}
              onClick={() => choose(emoji)}
            >
              {emoji}
            </button>
          ))}
        </div>
      </Popover>
    </span>
  );
}
