/** What may be set about a store through `POST /control/shopify/settings`. */
export interface Settings {
  /** Whether Shopify has approved the app for protected customer data; when not, fields come back null. */
  protectedData: boolean;
  /** Scopes the merchant has granted. */
  scopes: string[];
  /** How long an access token lives. */
  accessTokenSeconds: number;
  /** How long what was just made is not found by a search yet. */
  searchLagSeconds: number;
  /** Size of the cost bucket, and how fast it fills, in points. */
  maximumAvailable: number;
  restoreRate: number;
}

/** The app's installation in one store: which tokens are alive, and how much its bucket holds. */
export class Installation {
  installed = true;
  settings: Settings;
  /** Refresh tokens that have been replaced by one that was used. */
  retired = new Set<string>();
  #deadAccess = 0;
  #deadRefresh = 0;
  #available: number;
  #filledAt = Date.now();
  #serial = 0;

  constructor(scopes: string[]) {
    this.settings = {
      ...{ protectedData: true, scopes: [...scopes], accessTokenSeconds: 3_600 },
      searchLagSeconds: 0,
      ...{ maximumAvailable: 2_000, restoreRate: 100 },
    };
    this.#available = this.settings.maximumAvailable;
  }

  /** A number that grows with time, finer than the clock: tokens are dead by being older than one. */
  nextSerial(): number {
    this.#serial = Math.max(this.#serial + 1, Date.now() * 1_000);
    return this.#serial;
  }

  isAlive(kind: "access" | "refresh", serial: number): boolean {
    return this.installed && serial > (kind === "access" ? this.#deadAccess : this.#deadRefresh);
  }

  expireAccess(): void {
    this.#deadAccess = this.nextSerial();
  }

  revokeAll(): void {
    this.#deadAccess = this.#deadRefresh = this.nextSerial();
  }

  uninstall(): void {
    this.revokeAll();
    this.installed = false;
  }

  /** Takes `cost` points from the bucket when it holds `needed`; says how much is left either way. */
  draw(needed: number, cost: () => number): { taken: boolean; available: number } {
    this.#refill();
    if (this.#available < needed) return { taken: false, available: Math.floor(this.#available) };
    this.#available -= cost();
    return { taken: true, available: Math.floor(this.#available) };
  }

  /** Leaves this much in the bucket, e.g. 0 to have the next calls throttled. */
  setAvailable(points: number): void {
    this.#available = points;
    this.#filledAt = Date.now();
  }

  #refill(): void {
    const { maximumAvailable, restoreRate } = this.settings;
    const now = Date.now();
    const restored = ((now - this.#filledAt) / 1_000) * restoreRate;
    this.#available = Math.min(maximumAvailable, this.#available + restored);
    this.#filledAt = now;
  }
}
