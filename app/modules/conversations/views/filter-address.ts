import { stakeKinds } from "#app/modules/orders/stake.ts";
import { priorities, threadStatuses } from "../work/work.ts";
import type { ViewFilter } from "./view-filter.ts";

/** A view asks for no more labels than somebody would choose by hand. */
const labelsAtMost = 10;

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A filter as an address and a saved view have it: "status=open&assignee=me". A filter always says its status, so
 * that one without conditions is not taken for none.
 */
export function printFilter(filter: ViewFilter): string {
  const said = new URLSearchParams({ status: filter.status ?? "any" });
  const say = (name: string, text: string | undefined) => text !== undefined && said.set(name, text);
  say("assignee", filter.assignee);
  say("team", filter.team);
  say("labels", filter.labels && [filter.labels.match, ...filter.labels.ids].join(" "));
  say("priority", filter.priority?.join(" "));
  say("unread", filter.unread && "yes");
  say("mentioned", filter.mentioned && "yes");
  say("waiting", filter.waiting && "yes");
  say("until", filter.until);
  say("account", filter.account);
  say("stake", filter.stake);
  return said.toString();
}

/** Names of what {@link printFilter} writes. */
export const filterNames = [
  "status",
  "assignee",
  "team",
  "labels",
  "priority",
  "unread",
  "mentioned",
  "waiting",
  "until",
  "account",
  "stake",
] as const;

/** Reads {@link printFilter}. What is no condition is left out; null when no filter stands there. */
export function readFilter(search: URLSearchParams): ViewFilter | null {
  if (!search.has("status")) return null;
  const text = (name: (typeof filterNames)[number]) => search.get(name) ?? "";
  const found = {
    status: oneOf(threadStatuses, text("status")),
    assignee: readAssignee(text("assignee")),
    team: readId(text("team")),
    labels: readLabels(text("labels")),
    priority: readPriority(text("priority")),
    unread: readYes(text("unread")),
    mentioned: readYes(text("mentioned")),
    waiting: readYes(text("waiting")),
    until: text("until") === "today" || clock.test(text("until")) ? text("until") : undefined,
    account: readId(text("account")),
    stake: oneOf(stakeKinds, text("stake")),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ViewFilter;
}

function oneOf<Code extends string>(codes: readonly Code[], text: string): Code | undefined {
  return codes.find((code) => code === text);
}

const readId = (text: string) => (id.test(text) ? text : undefined);

const readYes = (text: string) => (text === "yes" ? (true as const) : undefined);

const readAssignee = (text: string) => (text === "me" || text === "nobody" ? text : readId(text));

function readLabels(text: string): ViewFilter["labels"] {
  const [match, ...rest] = text.split(" ");
  const ids = [...new Set(rest.filter((each) => id.test(each)))].slice(0, labelsAtMost);
  return (match === "any" || match === "all") && ids.length > 0 ? { match, ids } : undefined;
}

/** In their own order, each once. */
function readPriority(text: string): ViewFilter["priority"] {
  const wanted = text.split(" ");
  const found = priorities.filter((each) => wanted.includes(each));
  return found.length > 0 ? found : undefined;
}
