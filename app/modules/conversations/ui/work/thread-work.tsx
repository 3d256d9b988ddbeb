import { Banner, Button } from "@shopify/polaris";
import { CheckIcon, ClockIcon, MenuHorizontalIcon, PersonIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useRefusal } from "#app/modules/access/ui/use-may.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ThreadPage } from "../../conversations.ts";
import { isShutOut, type ThreadChange } from "../../work/work.ts";
import { AssignMenu } from "./assign-menu.tsx";
import { holderWords, overtakenWords } from "./change-words.ts";
import { KeepOutMenu } from "./keep-out-menu.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { useWorkChoices, useWorkDesk } from "./work-desk.tsx";
import "./work.css";

type WorkedOn = Pick<ThreadPage, "id" | "work">;

/** Changes one thread. `busy` from the click until the server has answered. */
export function useThreadChange({ id, work }: WorkedOn) {
  const { change } = useWorkDesk();
  const [busy, setBusy] = useState(false);
  const refusal = useRefusal("work_on_threads");
  const make = (wanted: ThreadChange) => {
    setBusy(true);
    void change([{ conversationId: id, change: wanted, seen: work }]).then(() => setBusy(false));
  };
  return { make, refusal, disabled: busy || refusal !== null };
}

interface ThreadWorkProps {
  thread: WorkedOn;
  timezone: string;
  now: Date;
  /** Whether the use of the person's data is restricted, and what asks to change it. */
  restricted: boolean;
  onRestrict: () => void;
}

/** In the header of a thread: who has it, whether it is open, and whom it keeps out. */
export function ThreadWork({ thread, timezone, now, restricted, onRestrict }: ThreadWorkProps) {
  const { t } = useTranslation("work");
  const choices = useWorkChoices();
  const { make, disabled } = useThreadChange(thread);
  const { work } = thread;
  const shutOut = isShutOut(work.status);
  const mayRestrict = useMay()("restrict_person");
  const holder = holderWords(t, choices, work);
  return (
    <div className="thread-work">
      <div className="thread-work__holder">
        <AssignMenu
          work={work}
          onChoose={make}
          activator={(open, toggle) => (
            <Button
              icon={PersonIcon}
              disclosure={open ? "up" : "down"}
              disabled={disabled}
              onClick={toggle}
              accessibilityLabel={holder ? t("assign.label", { name: holder }) : t("assign.do")}
            >
              {holder ?? t("assign.do")}
            </Button>
          )}
        />
      </div>
      {!shutOut && (
        <SnoozeMenu
          onChoose={make}
          timezone={timezone}
          now={now}
          activator={(open, toggle) => (
            <Button icon={ClockIcon} disclosure={open ? "up" : "down"} disabled={disabled} onClick={toggle}>
              {t("snooze.do")}
            </Button>
          )}
        />
      )}
      {!shutOut && <CloseButton work={work} disabled={disabled} onChoose={make} />}
      <KeepOutMenu
        work={work}
        onChoose={make}
        restricted={restricted}
        {...(mayRestrict && { onRestrict })}
        activator={(_, toggle) => (
          <Button
            icon={MenuHorizontalIcon}
            disabled={disabled}
            onClick={toggle}
            accessibilityLabel={t("keepOut.more")}
          />
        )}
      />
    </div>
  );
}

interface CloseProps extends Pick<WorkedOn, "work"> {
  disabled: boolean;
  onChoose: (change: ThreadChange) => void;
}

/** Closes an open thread, and opens one that was put away. */
function CloseButton({ work, disabled, onChoose }: CloseProps) {
  const { t } = useTranslation("work");
  const open = work.status === "open";
  return (
    <Button
      {...(open && { icon: CheckIcon })}
      disabled={disabled}
      onClick={() => onChoose({ kind: "status", status: open ? "closed" : "open" })}
      accessibilityLabel={open ? t("closeThread") : t("reopenThread")}
    >
      {open ? t("close") : t("reopen")}
    </Button>
  );
}

/** The server did not answer, so nothing was changed; it stays until it is read. */
export function NotAnswering({ onDismiss }: { onDismiss: () => void }) {
  const { t } = useTranslation("work");
  return (
    <Banner tone="critical" onDismiss={onDismiss}>
      {t("notAnswering")}
    </Banner>
  );
}

/** Why what somebody wanted of this thread was not done, and how it stands now. */
export function WorkRefusal({ threadId, now }: { threadId: string; now: Date }) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const choices = useWorkChoices();
  const { refused, unanswered, dismiss } = useWorkDesk();
  if (unanswered?.length === 1 && unanswered[0]?.conversationId === threadId)
    return <NotAnswering onDismiss={dismiss} />;
  if (refused?.wanted.conversationId !== threadId) return null;
  const { outcome } = refused;
  const why =
    outcome.outcome === "overtaken"
      ? overtakenWords(t, { times, choices, now }, outcome.by)
      : t(`refused.${outcome.outcome as "wrote_meanwhile" | "not_possible" | "not_found"}`);
  return (
    <Banner tone="warning" onDismiss={dismiss}>
      {why} {t("refused.nothingDone")}
    </Banner>
  );
}
