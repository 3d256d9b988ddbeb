import { Button, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { ThreadMessage } from "../../conversations.ts";
import { canRetry, failureCode } from "../../outbox/reply-failures.ts";
import type { OnReact } from "./message-reactions.tsx";
import { mayResolve } from "./message-words.ts";
import { WaitingButtons, type WaitingActions } from "./waiting-reply.tsx";

/** What can be done with a message. */
export interface MessageActions extends WaitingActions {
  onRetry: (messageId: string) => void;
  onResolve: (messageId: string, decision: "sent" | "resend") => void;
  onReact: OnReact;
  /** Leads to another message. */
  goTo: (messageId: string) => void;
}

type Props = { message: ThreadMessage; now: Date } & Omit<MessageActions, "goTo" | "onReact">;

/** What whoever may reply can do about a message that waits, failed, or may not have arrived. */
export function MessageRemedies({ message, now, onRetry, onResolve, ...waiting }: Props) {
  const { t } = useTranslation("thread");
  const mayReply = useMay()("reply");
  if (!mayReply) return null;
  if (message.waits) return <WaitingButtons message={message} {...waiting} />;
  if (message.sendState === "failed") {
    const code = failureCode(message.failureCode);
    return (
      <div className="message__remedies">
        <p className="message__meta">{t(`failures.${code}.todo`)}</p>
        <InlineStack gap="100">
          {canRetry(code) && !message.mayTakeBack && (
            <Button size="micro" onClick={() => onRetry(message.id)}>
              {t("message.retry")}
            </Button>
          )}
          <WaitingButtons message={message} {...waiting} />
        </InlineStack>
      </div>
    );
  }
  if (!mayResolve(message, now)) return null;
  return (
    <div className="message__remedies">
      <p className="message__meta">{t("message.look")}</p>
      <InlineStack gap="100">
        <Button size="micro" onClick={() => onResolve(message.id, "sent")}>
          {t("message.arrived")}
        </Button>
        <Button size="micro" onClick={() => onResolve(message.id, "resend")}>
          {t("message.sendAgain")}
        </Button>
      </InlineStack>
    </div>
  );
}
