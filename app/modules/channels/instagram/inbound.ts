import type { AccountEvents, ChannelEvent } from "../events.ts";
import { readComment } from "./comment.ts";
import { switchedOn, type Feature } from "./features.ts";
import { readItem, type IgnoredReason, type ItemPlace, type ReadItem } from "./messaging-item.ts";
import { asArray, asId, asObject, asTime, kindName, type WireObject } from "./wire.ts";

export interface ParsedWebhook {
  /** One element an account, in the order of first mention. */
  accounts: AccountEvents[];
  /** How many things were left out on purpose, by reason. */
  ignored: Partial<Record<IgnoredReason, number>>;
}

/**
 * Turns the JSON of one Instagram webhook into events. Never throws and never lets one bad item take the
 * others with it: what cannot be placed is an event of kind "unsupported", what means nothing is counted.
 * What belongs to a feature that is off is left out: Meta sends an account all fields that any is subscribed to.
 * Shapes: Meta's "Instagram Platform Webhook Notification Examples", and deliveries seen by others.
 */
export function parseInstagramWebhook(body: unknown, on: Feature[] = switchedOn): ParsedWebhook {
  const events = new Map<string, ChannelEvent[]>();
  const ignored: ParsedWebhook["ignored"] = {};
  const ignore = (reason: IgnoredReason) => (ignored[reason] = (ignored[reason] ?? 0) + 1);
  for (const envelope of Array.isArray(body) ? body : [body]) {
    const reason = notOurs(envelope);
    if (reason) {
      ignore(reason);
      continue;
    }
    for (const entry of asArray(asObject(envelope)?.["entry"])) {
      const { accountId, items } = readEntry(entry, on);
      for (const item of items) {
        if (item.kind === "ignored") ignore(item.reason);
        else if (accountId) place(events, accountId, item);
      }
    }
  }
  const accounts = [...events].map(([accountExternalId, list]) => ({ accountExternalId, events: list }));
  return { accounts, ignored };
}

function place(events: Map<string, ChannelEvent[]>, accountId: string, event: ChannelEvent): void {
  const list = events.get(accountId);
  if (list) list.push(event);
  else events.set(accountId, [event]);
}

/** Messenger uses the same address with object "page". */
function notOurs(envelope: unknown): IgnoredReason | null {
  const object = asObject(envelope)?.["object"];
  if (object === "instagram") return null;
  if (object === "page") return "page_object";
  return asObject(envelope) ? "other_object" : "not_an_object";
}

/** Everything in one entry; comments may stand as field and value on the entry itself. */
function readEntry(value: unknown, on: Feature[]): { accountId: string | undefined; items: ReadItem[] } {
  const entry = asObject(value);
  if (!entry) return { accountId: undefined, items: [{ kind: "ignored", reason: "not_an_object" }] };
  const accountId = asId(entry["id"]);
  if (accountId === undefined || accountId === "0") {
    const reason = accountId === "0" ? "dashboard_test" : "account_id_unreadable";
    return { accountId, items: [{ kind: "ignored", reason }] };
  }
  const at = { accountId, entryTime: asTime(entry["time"]) };
  const flat = entry["field"] === undefined ? [] : [entry];
  return {
    accountId,
    items: [
      ...asArray(entry["messaging"]).map((item) => readAny(item, { ...at, standby: false })),
      ...asArray(entry["standby"]).map((item) => readAny(item, { ...at, standby: true })),
      ...[...asArray(entry["changes"]), ...flat].map((change) =>
        readChange(change, { ...at, standby: false }, on),
      ),
    ],
  };
}

function readAny(value: unknown, place: ItemPlace): ReadItem {
  const item = asObject(value);
  return item ? readItem(item, place) : { kind: "ignored", reason: "not_an_object" };
}

/** A change is a comment, or a messaging item in other clothes (the dashboard's test, handover). */
function readChange(change: unknown, place: ItemPlace, on: Feature[]): ReadItem {
  const field = asObject(change)?.["field"];
  const value = asObject(asObject(change)?.["value"]);
  if (!value) return readUnknownChange(field, {}, place);
  if (field === "comments" || field === "live_comments") {
    return on.includes("comments")
      ? readComment(field, value, place)
      : { kind: "ignored", reason: "feature_off" };
  }
  if (asObject(value["sender"]) && asObject(value["recipient"])) {
    return readItem(value, { ...place, standby: field === "standby" });
  }
  return readUnknownChange(field, value, place);
}

function readUnknownChange(field: unknown, value: WireObject, { entryTime }: ItemPlace): ReadItem {
  const at = asTime(value["timestamp"]) ?? entryTime;
  if (at === undefined) return { kind: "ignored", reason: "no_time" };
  const name = kindName(field);
  return { kind: "unsupported", name, personId: null, mid: null, direction: "in", at, standby: false };
}
