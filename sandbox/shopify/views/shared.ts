import type { Customer, Metafield, Shop } from "../records.ts";
import { gid } from "../records.ts";
import { connection, type PageArgs } from "../connection.ts";
import type { ShopifyWorld } from "../world.ts";

/** The store a request looks at. */
export interface Scene {
  world: ShopifyWorld;
  shop: Shop;
  /** Orders show their customer, customers their orders: this breaks the circle between the two files. */
  showCustomer: (customer: Customer) => unknown;
}

export function money(amount: number, { shop }: Scene): unknown {
  return { amount: amount.toFixed(2), currencyCode: shop.currency };
}

export function moneyBag(amount: number, scene: Scene): unknown {
  return { shopMoney: money(amount, scene), presentmentMoney: money(amount, scene) };
}

/** A picture of a product; it lies on the app's own address, so the app's content policy allows it. */
export function picture(number: number, altText: string, { world }: Scene): unknown {
  const url = pictureUrl(number, world);
  return {
    id: gid("ImageSource", String(number)),
    url,
    originalSrc: url,
    src: url,
    altText,
    width: 600,
    height: 600,
  };
}

export function pictureUrl(number: number, world: ShopifyWorld): string {
  return `${world.ctx.config.publicAppUrl}/__sandbox/products/${number}.svg`;
}

interface MetafieldOwner {
  metafields: Metafield[];
}

/** The `metafield` and `metafields` of a record; `$app` names the app's own namespace. */
export function metafieldFields(owner: MetafieldOwner, ownerType: string): Record<string, unknown> {
  return {
    metafield: ({ namespace, key }: { namespace?: string; key: string }) => {
      const found = owner.metafields.find(
        (one) => one.key === key && one.namespace === fullNamespace(namespace),
      );
      return found ? metafieldView(found, ownerType) : null;
    },
    metafields: (args: PageArgs & { namespace?: string }) => {
      const wanted = args.namespace ? fullNamespace(args.namespace) : null;
      const views = owner.metafields.filter((one) => !wanted || one.namespace === wanted);
      return connection(
        views.map((one) => metafieldView(one, ownerType)),
        args,
      );
    },
  };
}

/** `$app:instagram` is kept as the reserved namespace that Shopify makes of it. */
export function fullNamespace(namespace: string | undefined): string {
  return (namespace ?? "$app").replace(/^\$app/, "app--couplet").replace(":", "--");
}

export function metafieldView(field: Metafield, ownerType: string): { id: string } & Record<string, unknown> {
  return {
    __typename: "Metafield",
    ...field,
    id: gid("Metafield", field.id),
    legacyResourceId: field.id,
    ownerType,
    jsonValue: field.type === "json" ? (JSON.parse(field.value) as unknown) : field.value,
    compareDigest: `${field.id}-${Date.parse(field.updatedAt)}`,
    sizeInBytes: Buffer.byteLength(field.value),
  };
}
