/** Counts calls per account in windows of one second. */
export class Bucket {
  readonly #windows = new Map<string, { second: number; count: number }>();

  /** Takes one call; says how much of the limit is used, in percent (over 100 means refused). */
  take(key: string, perSecond: number): number {
    const second = Math.floor(Date.now() / 1000);
    const window = this.#windows.get(key);
    const count = window?.second === second ? window.count + 1 : 1;
    this.#windows.set(key, { second, count });
    return (count / perSecond) * 100;
  }
}
