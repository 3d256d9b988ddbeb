import { ActionList, Popover } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { shortSnoozeHours, snoozeTimes } from "../../work/snooze-times.ts";
import { ChooseTime } from "../choose-time.tsx";
import type { MenuProps } from "./assign-menu.tsx";
import { useMenu } from "./use-menu.ts";

interface Props extends Omit<MenuProps, "work"> {
  timezone: string;
  now: Date;
}

/** Snoozes threads until a time by the shop's clock, or until their customers write. */
export function SnoozeMenu({ activator, onChoose, timezone, now }: Props) {
  const { close, popover } = useMenu(activator);
  const snooze = (until: Date | null) => {
    close();
    onChoose({ kind: "status", status: "snoozed", until: until?.toISOString() ?? null });
  };
  return (
    <Popover {...popover}>
      <SnoozeChoices timezone={timezone} now={now} onSnooze={snooze} />
    </Popover>
  );
}

interface ChoicesProps {
  timezone: string;
  now: Date;
  onSnooze: (until: Date | null) => void;
}

/** Made anew whenever the menu opens, so that its times are of now. */
function SnoozeChoices({ timezone, now, onSnooze }: ChoicesProps) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <OwnTime timezone={timezone} now={now} onSnooze={onSnooze} />;
  const offered = snoozeTimes(now, timezone).map(({ choice, at }) => ({
    content: t(`snooze.${choice}`, { count: shortSnoozeHours }),
    helpText: times.moment(at.toISOString(), now),
    onAction: () => onSnooze(at),
  }));
  return (
    <ActionList
      actionRole="menuitem"
      items={[
        ...offered,
        { content: t("snooze.until_they_write"), onAction: () => onSnooze(null) },
        { content: t("snooze.choose"), onAction: () => setChoosing(true) },
      ]}
    />
  );
}

function OwnTime({ timezone, now, onSnooze }: ChoicesProps) {
  const { t } = useTranslation("work");
  return (
    <ChooseTime
      timezone={timezone}
      first={tomorrow(now, timezone)}
      words={{ field: t("snooze.time"), button: t("snooze.do") }}
      faultOf={(at) => (at <= now ? t("snooze.past") : null)}
      onChoose={onSnooze}
    />
  );
}

function tomorrow(now: Date, timezone: string): Date {
  return snoozeTimes(now, timezone).find(({ choice }) => choice === "tomorrow")?.at ?? now;
}
