import { Button, InlineStack } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStaffId } from "#app/modules/access/ui/use-may.ts";
import { second } from "#app/platform/clock.ts";
import { useBrowserLayoutEffect } from "#app/ui/use-browser-layout-effect.ts";
import type { ThreadMessage, WaitingToGo } from "../../conversations.ts";
import { canRetry, failureCode } from "../../outbox/reply-failures.ts";
import { focusOn, replyField } from "../commands/focus-on.ts";
import { useAhead } from "../use-ahead.ts";

/** What can be done with a reply that waits to go out. */
export interface WaitingActions {
  onSendNow: (message: ThreadMessage) => void;
  /** @param toDraft whether it goes back into the field it was written in */
  onTakeBack: (messageId: string, toDraft: boolean) => void;
}

/** Until when a message waits, in words. */
export function WaitingWords({ message, now }: { message: ThreadMessage; now: Date }) {
  const { t } = useTranslation("sending");
  const ahead = useAhead();
  const { waits } = message;
  if (!waits) return null;
  if (message.sendState === "queued") return <Countdown waits={waits} />;
  return (
    <>
      <span>{t("waiting.scheduled", { when: ahead(waits.until, now) })}</span>
      {waits.unlessTheyWrite && <span>{t("waiting.unless")}</span>}
    </>
  );
}

/** Counts by the time that has gone by: a page's clock may be wrong. */
function Countdown({ waits }: { waits: WaitingToGo }) {
  const { t } = useTranslation(["sending", "thread"]);
  const [left, setLeft] = useState(waits.ms);
  useEffect(() => {
    const end = performance.now() + waits.ms;
    const tick = () => setLeft(Math.max(0, end - performance.now()));
    tick();
    const timer = setInterval(tick, second / 4);
    return () => clearInterval(timer);
  }, [waits]);
  const seconds = Math.ceil(left / second);
  return <span>{seconds > 0 ? t("waiting.held", { seconds }) : t("thread:sendStates.sending")}</span>;
}

/** A moment to undo what one sent oneself; what is scheduled, or was kept back, is everybody's to decide. */
export function WaitingButtons({ message, ...actions }: { message: ThreadMessage } & WaitingActions) {
  const { t } = useTranslation("sending");
  const me = useStaffId();
  const ref = useFocusKept();
  const { id, sendState } = message;
  if (!message.mayTakeBack || (sendState === "queued" && message.staffId !== me)) return null;
  return (
    <div ref={ref}>
      <InlineStack gap="100">
        {sendState === "queued" ? (
          <Button size="micro" onClick={() => actions.onTakeBack(id, true)}>
            {t("waiting.undo")}
          </Button>
        ) : (
          <>
            {(sendState === "scheduled" || canRetry(failureCode(message.failureCode))) && (
              <Button size="micro" onClick={() => actions.onSendNow(message)}>
                {t("waiting.sendNow")}
              </Button>
            )}
            <Button size="micro" onClick={() => actions.onTakeBack(id, true)}>
              {t("waiting.edit")}
            </Button>
            <Button size="micro" onClick={() => actions.onTakeBack(id, false)}>
              {t("waiting.cancel")}
            </Button>
          </>
        )}
      </InlineStack>
    </div>
  );
}

/** Whoever had the focus on a button that goes has it in the field. */
function useFocusKept() {
  const ref = useRef<HTMLDivElement>(null);
  useBrowserLayoutEffect(() => {
    const buttons = ref.current;
    return () => {
      if (buttons?.contains(document.activeElement)) focusOn(replyField);
    };
  }, []);
  return ref;
}
