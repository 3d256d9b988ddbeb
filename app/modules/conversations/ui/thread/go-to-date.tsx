import { useSearchParams } from "@remix-run/react";
import { BlockStack, Button, Form, Popover, TextField } from "@shopify/polaris";
import { CalendarIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import { dayNumber, isoDay } from "#app/ui/times.ts";
import { withoutPlace } from "../../thread/part-address.ts";

/** Before everything that stands in any thread. */
const beginning = "1970-01-01";

interface Props {
  /** When what is at the top of the log happened; null while nothing is drawn. */
  at: string | null;
  timezone: string;
  now: Date;
}

/** Over the head of the log: leads to a day of the shop's calendar, at an address of its own. */
export function GoToDate({ at, timezone, now }: Props) {
  const { t } = useTranslation("thread");
  const { t: words } = useTranslation("commands");
  const [open, setOpen] = useState(false);
  const [, setSearch] = useSearchParams();
  const go = (date: string) => {
    setOpen(false);
    setSearch((search) => {
      const next = withoutPlace(search);
      next.set("date", date);
      return next;
    });
  };
  useCommands("go-to-date", [
    { id: "go-to-date", group: "conversation", title: words("goToDate"), key: "d", run: () => setOpen(true) },
  ]);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      preferredAlignment="right"
      ariaHaspopup="dialog"
      activator={
        <Button
          size="micro"
          icon={CalendarIcon}
          onClick={() => setOpen(!open)}
          accessibilityLabel={t("goToDate.open")}
        />
      }
    >
      <div role="dialog" aria-label={t("goToDate.open")}>
        <Popover.Section>
          <DateForm
            first={isoDay(dayNumber(at ?? now, timezone))}
            last={isoDay(dayNumber(now, timezone))}
            onGo={go}
          />
        </Popover.Section>
      </div>
    </Popover>
  );
}

interface DateFormProps {
  /** What stands in the field at first, and the latest that it takes: ISO dates. */
  first: string;
  last: string;
  onGo: (date: string) => void;
}

function DateForm({ first, last, onGo }: DateFormProps) {
  const { t } = useTranslation("thread");
  const [date, setDate] = useState(first);
  const fault = date > last && t("goToDate.future");
  return (
    <Form onSubmit={() => date && !fault && onGo(date)}>
      <BlockStack gap="300">
        <TextField
          label={t("goToDate.date")}
          type="date"
          autoComplete="off"
          autoFocus
          max={last}
          value={date}
          onChange={setDate}
          {...(fault && { error: fault })}
        />
        <Button submit variant="primary" disabled={!date || fault !== false}>
          {t("goToDate.go")}
        </Button>
        <Button variant="plain" textAlign="left" onClick={() => onGo(beginning)}>
          {t("goToDate.beginning")}
        </Button>
      </BlockStack>
    </Form>
  );
}
