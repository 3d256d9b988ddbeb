import { Banner, Button } from "@shopify/polaris";
import { CheckIcon, ClockIcon, PersonIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ThreadPage } from "../../conversations.ts";
import type { ThreadChange } from "../../work/work.ts";
import { AssignMenu } from "./assign-menu.tsx";
import { holderWords, overtakenWords } from "./change-words.ts";
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
  return { make, disabled: busy || refusal !== null };
}

/** In the header of a thread: who has it, and whether it is open. */
export function ThreadWork({ thread, timezone, now }: { thread: WorkedOn; timezone: string; now: Date }) {
  const { t } = useTranslation("work");
  const choices = useWorkChoices();
  const { make, disabled } = useThreadChange(thread);
  const { work } = thread;
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
      {work.status === "open" ? (
        <Button
          icon={CheckIcon}
          disabled={disabled}
          onClick={() => make({ kind: "status", status: "closed" })}
          accessibilityLabel={t("closeThread")}
        >
          {t("close")}
        </Button>
      ) : (
        <Button
          disabled={disabled}
          onClick={() => make({ kind: "status", status: "open" })}
          accessibilityLabel={t("reopenThread")}
        >
          {t("reopen")}
        </Button>
      )}
    </div>
  );
}

/** Why what somebody wanted of this thread was not done, and how it stands now. */
export function WorkRefusal({ threadId, now }: { threadId: string; now: Date }) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const choices = useWorkChoices();
  const { refused, dismiss } = useWorkDesk();
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
