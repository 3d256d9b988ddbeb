import type { TranslationAnswer } from "./ask-for-translation.ts";

/** How the translation of a message stands; null where nobody asked for one, or hid it. */
export type TranslationState = "asking" | TranslationAnswer | null;

/** So many are asked for at a time. */
const atOnce = 3;

/** Names a wording of a message: what was edited is another text. */
export interface Wording {
  id: string;
  text: string;
}

const keyOf = ({ id, text }: Wording) => `${id} ${text}`;

/** The translations of one thread's messages, in this page's memory and nowhere else. */
export class Translations {
  readonly #askFor: (messageId: string) => Promise<TranslationAnswer>;
  readonly #states = new Map<string, TranslationState>();
  readonly #listeners = new Set<() => void>();
  #waiting: Wording[] = [];
  #asking = 0;
  #customersLanguage: string | null = null;

  constructor(askFor: (messageId: string) => Promise<TranslationAnswer>) {
    this.#askFor = askFor;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Undefined for a message that nobody decided about. */
  readonly of = (wording: Wording): TranslationState | undefined => this.#states.get(keyOf(wording));

  /** The language that the customer writes, once a translation has told it. */
  readonly customersLanguage = (): string | null => this.#customersLanguage;

  ask(wording: Wording): void {
    this.#set(wording, "asking");
    this.#waiting.push(wording);
    this.#goOn();
  }

  hide(wording: Wording): void {
    this.#set(wording, null);
  }

  /** @param language of the customer's */
  learn(language: string): void {
    this.#customersLanguage = language;
    this.#tell();
  }

  /** What nobody has asked for yet is not asked for any more. */
  stop(): void {
    const dropped = this.#waiting;
    this.#waiting = [];
    for (const wording of dropped) this.#states.delete(keyOf(wording));
    this.#tell();
  }

  #goOn(): void {
    while (this.#asking < atOnce) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#asking += 1;
      void this.#bring(next).finally(() => {
        this.#asking -= 1;
        this.#goOn();
      });
    }
  }

  async #bring(wording: Wording): Promise<void> {
    const answer = await this.#askFor(wording.id);
    // Whoever hid it meanwhile does not want it.
    if (this.of(wording) === "asking") this.#set(wording, answer);
  }

  #set(wording: Wording, state: TranslationState): void {
    this.#states.set(keyOf(wording), state);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
