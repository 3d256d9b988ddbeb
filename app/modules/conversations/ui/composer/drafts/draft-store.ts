import {
  emptyContent,
  isEmpty,
  joinContents,
  sameContent,
  type Draft,
  type DraftContent,
  type ReadDraft,
} from "../../../drafts/drafts.ts";
import { sendDraft } from "./send-draft.ts";

/** What was put together in a conversation and not sent, as this page has it. */
export interface TypedDraft extends DraftContent {
  /** Saved replies that are in it, by id. */
  used: string[];
  /** Names the reply, so that sending it twice sends it once. Made when it is first sent. */
  clientToken: string | null;
  /** The files it went with, by id with commas between: with others it is another reply. */
  sentWith?: string;
  /** What was saved in another browser meanwhile: nothing is saved until one of the two is chosen. */
  other: Draft | null;
  /** Why the server does not have it; null while it has, or is about to. */
  unkept: "unreachable" | "too_long" | null;
}

export const noDraft: TypedDraft = {
  ...emptyContent,
  used: [],
  clientToken: null,
  other: null,
  unkept: null,
};

const typingPauseMs = 1_000;
const tryAgainMs = 5_000;
/** A page may be read while a save is under way: that it saw none says something after this time only. */
const underWayMs = 2_000;

/** The draft of one conversation, in this page and on its way to the server. */
export class DraftStore {
  readonly #conversationId: string;
  #typed = noDraft;
  /** What the server has, as far as this page knows, and its newest version that the page saw. */
  #kept: Draft = { ...emptyContent, version: 0 };
  #saving = false;
  /** A reply with it is under way: until that is settled what the server has stays. */
  #handedOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(conversationId: string) {
    this.#conversationId = conversationId;
  }

  readonly read = (): TypedDraft => this.#typed;

  get version(): number {
    return this.#kept.version;
  }

  /** Whether the server lacks something of it. */
  get unsaved(): boolean {
    return !sameContent(this.#typed, this.#kept);
  }

  get handedOver(): boolean {
    return this.#handedOver;
  }

  /** Something else stands in it, to be saved when the typing pauses. */
  type(change: Partial<Omit<TypedDraft, "other" | "unkept">>): void {
    this.#handedOver = false;
    const { sentWith: _sentWith, ...typed } = this.#typed;
    this.#set({ ...typed, ...change });
    this.#saveIn(typingPauseMs);
  }

  /** It went into a reply. */
  handOver(): void {
    clearTimeout(this.#timer);
    this.#handedOver = true;
    this.#set(noDraft);
  }

  /** The reply was sent, or comes back by `type`. */
  settle(): void {
    this.#handedOver = false;
    this.save();
  }

  /**
   * A reply was taken back: it stands before what was put together since.
   * @param kept the server's draft with it; null where it was not put into one
   */
  takeBack(content: DraftContent, kept: Draft | null): void {
    // A page that was read meanwhile may have brought it already.
    if (kept && kept.version <= this.version) return;
    if (kept) this.#kept = kept;
    this.type({ ...joinContents(content, contentOf(this.#typed)), clientToken: null });
  }

  /** Saves what is not saved, at once. */
  save(): void {
    clearTimeout(this.#timer);
    if (this.unsaved && !this.#saving && !this.#handedOver && !this.#typed.other) void this.#bringUp();
  }

  /** What the server had when a page was read: taken over unless something else was typed here. */
  learn({ draft, readAt }: ReadDraft): void {
    const gone = draft.version === 0 && Date.parse(readAt) > this.#kept.version + underWayMs;
    const newer = draft.version > this.#kept.version;
    if (this.unsaved || this.#saving || this.#handedOver || !(gone || newer)) return;
    this.#adopt({ ...draft, version: Math.max(draft.version, this.#kept.version) });
  }

  /** Of two drafts takes what was saved elsewhere. */
  useOther(): void {
    if (this.#typed.other) this.#adopt(this.#typed.other);
  }

  /** Of two drafts keeps the one in this page; it takes the other's place. */
  keepOwn(): void {
    const { other } = this.#typed;
    if (!other) return;
    this.#kept = other;
    this.#set({ ...this.#typed, other: null });
    this.save();
  }

  #adopt(draft: Draft): void {
    this.#kept = draft;
    this.#set({ ...noDraft, ...contentOf(draft) });
  }

  async #bringUp(): Promise<void> {
    const content = contentOf(this.#typed);
    this.#saving = true;
    const draft = { ...content, version: this.version };
    const said = await sendDraft(this.#conversationId, draft).catch(() => null);
    this.#saving = false;
    if (said === null) {
      this.#set({ ...this.#typed, unkept: "unreachable" });
      return this.#saveIn(tryAgainMs);
    }
    if (said.outcome === "changed_meanwhile") return this.#meet(said.draft);
    this.#kept = { ...content, version: Math.max(this.version, said.outcome === "saved" ? said.version : 0) };
    const unkept = said.outcome === "too_long" ? said.outcome : null;
    if (this.#typed.unkept !== unkept) this.#set({ ...this.#typed, unkept });
    if (this.unsaved) this.#saveIn(typingPauseMs);
  }

  /** Something else was saved elsewhere: whoever types here is asked, if there is anything to lose. */
  #meet(other: Draft): void {
    if (this.#handedOver) this.#kept = other;
    else if (isEmpty(this.#typed) || sameContent(this.#typed, other)) this.#adopt(other);
    else this.#set({ ...this.#typed, other, unkept: null });
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), ms);
  }

  #set(typed: TypedDraft): void {
    this.#typed = typed;
    for (const watcher of watchers) watcher();
  }
}

function contentOf({ text, products, quickReplies }: DraftContent): DraftContent {
  return { text, products, quickReplies };
}

const stores = new Map<string, DraftStore>();
const watchers = new Set<() => void>();

/** The draft of a conversation, kept as long as the page is open. For the browser only. */
export function draftIn(conversationId: string): DraftStore {
  const known = stores.get(conversationId) ?? new DraftStore(conversationId);
  stores.set(conversationId, known);
  return known;
}

/** Calls back whenever any draft changes. */
export function watchDrafts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** All drafts of this page. */
export function allDrafts(): [string, DraftStore][] {
  return [...stores];
}

/** The thread is left: a draft is saved, and one whose reply is under way is read anew when somebody returns. */
export function leaveDraft(conversationId: string): void {
  const draft = draftIn(conversationId);
  if (draft.handedOver) stores.delete(conversationId);
  else draft.save();
}
