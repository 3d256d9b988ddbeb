import type { SandboxContext } from "../context.ts";
import { Installation } from "./installation.ts";
import type { Shop, Staff } from "./records.ts";
import { seedShops } from "./seed.ts";

/** One webhook as it was sent, with every attempt. */
export interface Delivery {
  webhookId: string;
  topic: string;
  shop: string;
  attempts: { at: string; status: number }[];
}

/** The seeded stores with the app's installation in each, and the webhooks that were sent. */
export class ShopifyWorld {
  readonly ctx: SandboxContext;
  shops: Shop[] = [];
  deliveries: Delivery[] = [];
  #installations = new Map<string, Installation>();
  #nextId = 9_000_000_000_001;

  constructor(ctx: SandboxContext) {
    this.ctx = ctx;
    this.reset();
    ctx.resets.push(() => this.reset());
  }

  reset(): void {
    this.shops = seedShops();
    this.deliveries = [];
    const { scopes } = this.ctx.config.shopify;
    this.#installations = new Map(this.shops.map((shop) => [shop.domain, new Installation(scopes)]));
  }

  /** The store of this domain or handle. */
  shop(name: string | undefined): Shop | undefined {
    return this.shops.find(({ domain, handle }) => domain === name || handle === name);
  }

  /** The store that a control call means: the demo store unless it names another. */
  namedShop(name: unknown): Shop {
    const shop = this.shop(typeof name === "string" && name ? name : "couplet-demo");
    if (!shop) throw new Error(`There is no store "${String(name)}".`);
    return shop;
  }

  installation(shop: Shop): Installation {
    const installation = this.#installations.get(shop.domain);
    if (!installation) throw new Error(`${shop.domain} has no installation`);
    return installation;
  }

  staff(shop: Shop, keyOrId: string | undefined): Staff {
    const member = shop.staff.find(({ key, id }) => key === keyOrId || id === keyOrId);
    return member ?? shop.staff[0]!;
  }

  /** A fresh id for what is created while the sandbox runs. */
  newId(): string {
    return String(this.#nextId++);
  }
}
