import { people, type Person } from "../people.ts";
import { accountNamed, accounts, type Account } from "./accounts.ts";
import { conversationId, scopedId } from "./ids.ts";
import type { Code, Message, Place, Settings, Thread, Token } from "./words.ts";

/** Everything that changes, as plain data. */
export interface WorldState {
  tokens: Record<string, Token>;
  codes: Record<string, Code>;
  /** Fields the app subscribed, by account id. */
  subscriptions: Record<string, string[]>;
  /** Accounts whose people have already sent their openings. */
  opened: string[];
  threads: Record<string, Thread>;
  /** People who are only known because a raw event named their id. */
  strangers: Person[];
}

export const defaultSettings: Settings = {
  echo: "after",
  echoDelayMs: 150,
  seedOnConnect: true,
  duplicate: false,
  outOfOrder: false,
  batchSize: 1,
  signWith: "instagram",
  tokenShape: "documented",
  sendPerSecond: 100,
  conversationsPerSecond: 2,
  mediaLifeMs: 3_600_000,
  mediaAliveSince: 0,
  clockOffsetMs: 0,
};

/** Instagram as the sandbox plays it: accounts, people, their threads, and what the app was allowed. */
export class World {
  settings: Settings;
  state: WorldState = emptyState();
  readonly #initial: Settings;
  readonly #byMid = new Map<string, { message: Message; place: Place }>();
  readonly #listeners = new Set<() => void>();

  constructor(settings: Partial<Settings>) {
    this.#initial = { ...defaultSettings, ...settings };
    this.settings = { ...this.#initial };
  }

  /** The sandbox's own clock. */
  now(): number {
    return Date.now() + this.settings.clockOffsetMs;
  }

  /** Forgets everything, settings included; on request what the app was allowed stays. */
  reset(keepConnections = false): void {
    const { tokens, subscriptions, opened } = this.state;
    this.settings = { ...this.#initial };
    this.load({ ...emptyState(), ...(keepConnections ? { tokens, subscriptions, opened } : {}) });
  }

  /** Takes up a state that was saved earlier. */
  load(state: WorldState): void {
    this.state = state;
    this.#byMid.clear();
    for (const thread of Object.values(state.threads)) {
      for (const message of thread.messages) this.#index(message, thread);
    }
    this.changed();
  }

  /** Calls `listener` after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  everyone(): Person[] {
    return [...people, ...this.state.strangers];
  }

  /** The person of a short name, a username, or an id as any account sees it; undefined when unknown. */
  findPerson(name: string): Person | undefined {
    return this.everyone().find(
      (person) =>
        [person.key, person.username, person.igsid].includes(name) ||
        accounts.some((account) => this.igsid(person, account) === name),
    );
  }

  /** The same, where an unknown numeric id becomes a person of its own. */
  personNamed(name: string): Person {
    const found = this.findPerson(name);
    if (found) return found;
    if (!/^\d{3,}$/.test(name)) {
      throw new Error(`nobody is called ${name}; there are ${people.map((person) => person.key).join(", ")}`);
    }
    const username = `user_${name.slice(-8)}`;
    const traits = { name: `Guest ${name.slice(-4)}`, followers: 12, followsShop: false, openings: [] };
    const stranger: Person = { key: name, igsid: name, username, ...traits };
    this.state.strangers.push(stranger);
    return stranger;
  }

  /** The id under which an account sees a person. */
  igsid(person: Person, account: Account): string {
    const own = account.username === "couplet.demo" || person.key === person.igsid;
    return own ? person.igsid : scopedId(person.igsid, account.igId);
  }

  /** The thread of a person with an account, begun if there is none. */
  place(account: Account, person: Person): Place {
    const igsid = this.igsid(person, account);
    const id = conversationId(account.igId, igsid);
    const begun = { seenByPerson: 0, seenByShop: 0, typingUntil: 0, messages: [] };
    const thread = (this.state.threads[id] ??= {
      id,
      igId: account.igId,
      igsid,
      person: person.key,
      ...begun,
    });
    return { account, thread };
  }

  /** Puts a message into its thread, in the order of its time. */
  add(place: Place, message: Message): void {
    place.thread.messages.push(message);
    place.thread.messages.sort((one, other) => one.at - other.at);
    this.#index(message, place.thread);
    this.changed();
  }

  findMessage(mid: string): { message: Message; place: Place } | undefined {
    return this.#byMid.get(mid);
  }

  /** Threads of an account that hold a message, the most recent first. */
  threadsOf(account: Account): Thread[] {
    return Object.values(this.state.threads)
      .filter((thread) => thread.igId === account.igId && thread.messages.length > 0)
      .sort((one, other) => latest(other) - latest(one));
  }

  #index(message: Message, thread: Thread): void {
    this.#byMid.set(message.mid, { message, place: { account: accountNamed(thread.igId), thread } });
  }
}

/** When the last message of a thread was written. */
export function latest(thread: Thread): number {
  return thread.messages.at(-1)?.at ?? 0;
}

function emptyState(): WorldState {
  return { tokens: {}, codes: {}, subscriptions: {}, opened: [], threads: {}, strangers: [] };
}
