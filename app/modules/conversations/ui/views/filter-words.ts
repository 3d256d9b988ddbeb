import type { TFunction } from "i18next";
import type { ViewFilter } from "../../views/view-filter.ts";
import { conditionsOf } from "../../views/view-filter.ts";
import { nameOf, type FilterChoices, type Named } from "./filter-choices.ts";

type Words = TFunction<"views">;
type Wanted = Required<ViewFilter>;

/** One condition as a tag says it: "Assigned to Ben". */
const words: { [Name in keyof Wanted]: (wanted: Wanted[Name], t: Words, choices: FilterChoices) => string } =
  {
    status: (status, t) => t(`status.${status}`),
    assignee: (assignee, t, { staff }) => {
      if (assignee === "me") return t("assigned.me");
      if (assignee === "nobody") return t("assigned.nobody");
      return t("assigned.to", { name: named(assignee, staff, t) });
    },
    team: (team, t, { teams }) => t("inTeam", { name: named(team, teams, t) }),
    labels: ({ match, ids }, t, { labels }) => {
      const names = ids.map((id) => named(id, labels, t));
      return names.length === 1 ? (names[0] ?? "") : t(`labelled.${match}`, { names: names.join(", ") });
    },
    priority: (wanted, t) =>
      t("withPriority", { names: wanted.map((each) => t(`priority.${each}`)).join(", ") }),
    unread: (_, t) => t("unread"),
    mentioned: (_, t) => t("mentioned"),
    waiting: (_, t) => t("window.waiting"),
    until: (until, t) => (until === "today" ? t("window.today") : t("window.until", { clock: until })),
    account: (account, t, { accounts }) => named(account, accounts, t),
    stake: (stake, t) => t(`stake.${stake}`),
  };

function named(id: string, among: Named[], t: Words): string {
  return nameOf(id, among) ?? t("gone");
}

/** The conditions of a filter in words, each with its name. */
export function filterWords(
  filter: ViewFilter,
  t: Words,
  choices: FilterChoices,
): { name: keyof ViewFilter; text: string }[] {
  return conditionsOf(filter).map((name) => ({ name, text: wordsOf(name, filter, t, choices) }));
}

function wordsOf<Name extends keyof Wanted>(
  name: Name,
  filter: ViewFilter,
  t: Words,
  choices: FilterChoices,
) {
  return words[name]((filter as Wanted)[name], t, choices);
}
