import { BlockStack, Checkbox, ChoiceList, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { stakeKinds } from "#app/modules/orders/stake.ts";
import type { ViewFilter } from "../../views/view-filter.ts";
import { priorities, threadStatuses, type Priority, type ThreadStatus } from "../../work/work.ts";
import type { FilterChoices, Named } from "./filter-choices.ts";

export interface FilterPanelProps {
  filter: ViewFilter;
  choices: FilterChoices;
  onChange: (filter: ViewFilter) => void;
}

/** Times before which a window may end: hours at which a store hands over. */
const clocks = ["12:00", "15:00", "18:00", "21:00"];

/** Every condition of a filter. What is chosen is applied at once. */
export function FilterPanel({ filter, choices, onChange }: FilterPanelProps) {
  const { t } = useTranslation("views");
  const set = (change: Changed) => onChange(changed(filter, change));
  const options = (among: Named[]) => among.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <BlockStack gap="300">
      <Choice
        label={t("filter.status")}
        any={t("filter.any")}
        options={threadStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={filter.status}
        onChange={(status) => set({ status: status as ThreadStatus | undefined })}
      />
      <Choice
        label={t("filter.assignee")}
        any={t("filter.anybody")}
        options={[
          { value: "me", label: t("filter.me") },
          { value: "nobody", label: t("filter.nobody") },
          ...options(choices.staff.filter(({ id }) => id !== choices.staffId)),
        ]}
        value={filter.assignee}
        onChange={(assignee) => set({ assignee })}
      />
      {(choices.teams.length > 0 || filter.team) && (
        <Choice
          label={t("filter.team")}
          any={t("filter.any")}
          options={options(choices.teams)}
          value={filter.team}
          onChange={(team) => set({ team })}
        />
      )}
      <WindowChoice filter={filter} set={set} />
      <Choice
        label={t("filter.stake")}
        any={t("filter.any")}
        options={stakeKinds.map((kind) => ({ value: kind, label: t(`stake.${kind}`) }))}
        value={filter.stake}
        onChange={(stake) => set({ stake: stakeKinds.find((kind) => kind === stake) })}
      />
      {(choices.accounts.length > 1 || filter.account) && (
        <Choice
          label={t("filter.account")}
          any={t("filter.any")}
          options={options(choices.accounts)}
          value={filter.account}
          onChange={(account) => set({ account })}
        />
      )}
      <BlockStack>
        <Checkbox
          label={t("unread")}
          checked={filter.unread ?? false}
          onChange={(checked) => set({ unread: checked || undefined })}
        />
        <Checkbox
          label={t("mentioned")}
          checked={filter.mentioned ?? false}
          onChange={(checked) => set({ mentioned: checked || undefined })}
        />
      </BlockStack>
      <ChoiceList
        allowMultiple
        title={t("filter.priority")}
        choices={priorities
          .toReversed()
          .map((priority) => ({ value: priority, label: t(`priority.${priority}`) }))}
        selected={filter.priority ?? []}
        onChange={(chosen: Priority[]) => set({ priority: chosen.length > 0 ? chosen : undefined })}
      />
      <LabelChoice filter={filter} labels={choices.labels} set={set} />
    </BlockStack>
  );
}

type Changed = { [Name in keyof ViewFilter]: ViewFilter[Name] | undefined };

/** A filter with other conditions; what is undefined is none. */
function changed(filter: ViewFilter, change: Changed): ViewFilter {
  const all = Object.entries({ ...filter, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as ViewFilter;
}

interface PartProps {
  filter: ViewFilter;
  set: (change: Changed) => void;
}

/** Whether an answer can still be given, and until when. */
function WindowChoice({ filter, set }: PartProps) {
  const { t } = useTranslation("views");
  const { until } = filter;
  const known = until === undefined || until === "today" || clocks.includes(until);
  return (
    <Choice
      label={t("filter.window")}
      any={t("filter.any")}
      options={[
        { value: "waiting", label: t("window.waiting") },
        { value: "today", label: t("window.today") },
        ...(known ? clocks : [until, ...clocks]).map((clock) => ({
          value: clock,
          label: t("window.until", { clock }),
        })),
      ]}
      value={until ?? (filter.waiting && "waiting")}
      onChange={(chosen) =>
        set(
          chosen === "waiting" ? { waiting: true, until: undefined } : { waiting: undefined, until: chosen },
        )
      }
    />
  );
}

function LabelChoice({ filter, labels, set }: PartProps & { labels: Named[] }) {
  const { t } = useTranslation("views");
  const ids = filter.labels?.ids ?? [];
  const match = filter.labels?.match ?? "any";
  if (labels.length === 0) return null;
  return (
    <BlockStack gap="200">
      <ChoiceList
        allowMultiple
        title={t("filter.labels")}
        choices={labels.map(({ id, name }) => ({ value: id, label: name }))}
        selected={ids}
        onChange={(chosen: string[]) =>
          set({ labels: chosen.length > 0 ? { match, ids: chosen } : undefined })
        }
      />
      {ids.length > 1 && (
        <Select
          label={t("filter.match")}
          options={[
            { value: "any", label: t("filter.matchAny") },
            { value: "all", label: t("filter.matchAll") },
          ]}
          value={match}
          onChange={(chosen) => set({ labels: { match: chosen === "all" ? "all" : "any", ids } })}
        />
      )}
    </BlockStack>
  );
}

interface ChoiceProps {
  label: string;
  /** What no condition is called. */
  any: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Choice({ label, any, options, value = "", onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      options={[{ value: "", label: any }, ...options]}
      value={value}
      onChange={(chosen) => onChange(chosen === "" ? undefined : chosen)}
    />
  );
}
