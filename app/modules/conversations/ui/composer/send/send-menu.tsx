import { useFetcher } from "@remix-run/react";
import { ActionList, BlockStack, Box, Checkbox, Divider, Select } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReplyWindow } from "../../../conversations.ts";
import { scheduleFault, sendChoices, undoChoices } from "../../../outbox/send-later.ts";
import { ChooseTime } from "../../choose-time.tsx";
import { useAhead } from "../../use-ahead.ts";

/** When a reply is to go out. */
export interface ScheduledTime {
  at: Date;
  unlessTheyWrite: boolean;
}

export interface SendMenuProps {
  window: ReplyWindow;
  timezone: string;
  now: Date;
  /** For how long whoever sends can undo it. */
  undoSeconds: number;
  /** There is nothing to send yet. */
  blank: boolean;
  onSchedule: (time: ScheduledTime) => void;
}

/** Times to send a reply at, and what holds for whatever is sent. Made anew whenever the menu opens. */
export function SendMenu({ undoSeconds, onSchedule, ...menu }: SendMenuProps) {
  const { t } = useTranslation("sending");
  const [unlessTheyWrite, setUnless] = useState(true);
  return (
    <div role="dialog" aria-label={t("menu.open")} className="composer__later">
      <Times {...menu} onChoose={(at) => onSchedule({ at, unlessTheyWrite })} />
      <Divider />
      <Box padding="300">
        <BlockStack gap="300">
          <Checkbox label={t("menu.unless")} checked={unlessTheyWrite} onChange={setUnless} />
          <UndoTime seconds={undoSeconds} />
        </BlockStack>
      </Box>
    </div>
  );
}

type TimesProps = Pick<SendMenuProps, "window" | "timezone" | "now" | "blank"> & {
  onChoose: (at: Date) => void;
};

function Times({ window, timezone, now, blank, onChoose }: TimesProps) {
  const { t } = useTranslation("sending");
  const ahead = useAhead();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <OwnTime {...{ window, timezone, now, onChoose }} />;
  const offered = sendChoices(now, timezone, window).map(({ choice, at }) => ({
    content: t(`menu.${choice}`),
    helpText: ahead(at.toISOString(), now),
    disabled: blank,
    onAction: () => onChoose(at),
  }));
  const own = { content: t("menu.choose"), disabled: blank, onAction: () => setChoosing(true) };
  return <ActionList actionRole="menuitem" items={[...offered, own]} />;
}

function OwnTime({ window, timezone, now, onChoose }: Omit<TimesProps, "blank">) {
  const { t } = useTranslation("sending");
  const ahead = useAhead();
  const until = window.state === "closed" ? null : window.until;
  const when = until && ahead(until, now);
  const faultWords = { past: t("menu.past"), after_window: t("menu.after", { when }) };
  const faultOf = (at: Date) => {
    const fault = scheduleFault(at, now, window);
    return fault && faultWords[fault];
  };
  const first = sendChoices(now, timezone, window).at(-1)?.at ?? now;
  const words = {
    field: t("menu.time"),
    button: t("menu.do"),
    ...(when && { help: t("menu.until", { when }) }),
  };
  return <ChooseTime {...{ timezone, first, words, faultOf, onChoose }} />;
}

/** Remembered on the server, for whoever sends. */
function UndoTime({ seconds }: { seconds: number }) {
  const { t } = useTranslation("sending");
  const fetcher = useFetcher();
  const chosen = String(fetcher.formData?.get("seconds") ?? seconds);
  const options = undoChoices.map((choice) => ({
    value: String(choice),
    label: choice === 0 ? t("menu.undoOff") : t("menu.undoSeconds", { seconds: choice }),
  }));
  return (
    <Select
      label={t("menu.undo")}
      labelInline
      options={options}
      value={chosen}
      onChange={(value) =>
        fetcher.submit({ seconds: value }, { method: "post", action: "/app/conversations/undo" })
      }
    />
  );
}
