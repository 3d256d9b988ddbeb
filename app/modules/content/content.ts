/** Shared words of content: safe in the browser. */
import type { WordsByLanguage } from "./variables/telling.ts";
import { parseTemplate, type Fault } from "./variables/template.ts";

/** A text that staff keep, to put into replies. */
export interface SavedReply {
  id: string;
  /** What is typed after "/" to find it, in lower case. */
  shortcut: string;
  title: string;
  /** Text with variables in it. */
  body: string;
  /** The language it is written in: money, dates and an order's status are told in it. Null: the writer's own. */
  language: string | null;
  /** For everybody in the store; else only for the one who looks. */
  shared: boolean;
  /** How often it went out. */
  useCount: number;
  updatedAt: string;
}

/** The saved replies that a member of staff may use, and what their variables are told with. */
export interface ReplyShelf {
  replies: SavedReply[];
  words: WordsByLanguage;
  /** First name of who writes. */
  staffName: string;
  shopName: string | null;
  /** IANA name of the store's zone. */
  timezone: string;
}

/** What can be changed of a saved reply. */
export type SavedReplyDraft = Pick<SavedReply, "shortcut" | "title" | "body" | "language" | "shared">;

export const longest = { shortcut: 30, title: 80, body: 4_000 } as const;

/** Ours: as many shared ones, and as many of each member of staff. More than that nobody looks through. */
export const mostReplies = 500;

/** What is wrong with one field of a saved reply. */
export type DraftFault =
  | { field: "shortcut"; code: "empty" | "too_long" | "shape" | "taken" }
  | { field: "title"; code: "empty" | "too_long" }
  | { field: "body"; code: "empty" | "too_long" }
  | { field: "body"; code: "variable"; fault: Fault };

/** As it is stored: "/Shipping " is "shipping". */
export function toShortcut(typed: string): string {
  return typed.trim().replace(/^\//, "").toLowerCase();
}

/** The draft with its texts as they are stored. */
export function trimmed(draft: SavedReplyDraft): SavedReplyDraft {
  return {
    ...draft,
    shortcut: toShortcut(draft.shortcut),
    title: draft.title.trim(),
    body: draft.body.replaceAll("\r\n", "\n").trim(),
  };
}

/** Everything that is wrong with a trimmed draft by itself. Whether its shortcut is free, the server knows. */
export function faultsOf({ shortcut, title, body }: SavedReplyDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (shortcut === "") faults.push({ field: "shortcut", code: "empty" });
  else if (shortcut.length > longest.shortcut) faults.push({ field: "shortcut", code: "too_long" });
  else if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(shortcut))
    faults.push({ field: "shortcut", code: "shape" });
  if (title === "") faults.push({ field: "title", code: "empty" });
  else if (title.length > longest.title) faults.push({ field: "title", code: "too_long" });
  if (body === "") faults.push({ field: "body", code: "empty" });
  else if (body.length > longest.body) faults.push({ field: "body", code: "too_long" });
  const [fault] = parseTemplate(body).faults;
  if (fault) faults.push({ field: "body", code: "variable", fault });
  return faults;
}
