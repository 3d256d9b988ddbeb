import type { Customer, Product, Staff, Variant } from "./records.ts";
import type { CustomerWords, ProductWords } from "./seed-words.ts";

const day = 86_400_000;

/**
 * A record's id: every fourth one is above 2^53, where JavaScript numbers lose digits, as many real ids are.
 * The demo store's numbers begin at `base`; the other store's are moved by its `offset`.
 */
export function seededId(base: number, n: number, large: boolean): string {
  return large ? String(820_982_911_946_150_000n + BigInt(base % 1_000_000) + BigInt(n)) : String(base + n);
}

/** The customer of these words; `n` counts from 1. */
export function makeCustomer(words: CustomerWords, n: number, offset: number, now: number): Customer {
  const [firstName, lastName] = words.name;
  const [city, zip, address1, country, countryCode] = words.town;
  const phone = words.phone ?? null;
  return {
    id: seededId(7_100_000_001_000 + offset, n, n % 4 === 2),
    firstName,
    lastName,
    email: words.email === undefined ? `${plain(firstName)}.${plain(lastName)}@example.com` : words.email,
    phone,
    locale: words.locale,
    note: words.note ?? null,
    tags: words.tags ?? [],
    address: {
      id: seededId(9_300_000_000_000 + offset, n, false),
      ...{ firstName, lastName, address1, zip, city, country, countryCode, phone },
    },
    createdAt: new Date(now - (400 - n * 11) * day).toISOString(),
    updatedAt: new Date(now - (n % 17) * day - 3_600_000).toISOString(),
    metafields: [],
  };
}

function plain(name: string): string {
  const ascii = name
    .replaceAll("ü", "ue")
    .replaceAll("ö", "oe")
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "");
  return ascii.toLowerCase();
}

/** The product of these words; `n` counts from 1. Every tenth one is a draft or archived. */
export function makeProduct(words: ProductWords, n: number, offset: number, now: number): Product {
  const handle = plain(words.title).replace(/[^a-z0-9]+/g, "-");
  return {
    id: seededId(8_200_000_000_000 + offset, n, false),
    title: words.title,
    handle,
    type: words.type,
    status: n % 20 === 19 ? "DRAFT" : n % 20 === 9 ? "ARCHIVED" : "ACTIVE",
    tags: [plain(words.type), ...(n % 3 === 0 ? ["new"] : [])],
    picture: n,
    variants: words.values.map((value, at) => makeVariant(words, n, at, value, offset)),
    createdAt: new Date(now - (300 - n * 3) * day).toISOString(),
    updatedAt: new Date(now - (n % 9) * day).toISOString(),
    metafields: [],
  };
}

function makeVariant(words: ProductWords, n: number, at: number, value: string, offset: number): Variant {
  const initials = words.title.replace(/[^A-Z]/g, "");
  return {
    id: seededId(4_300_000_000_000 + offset, n * 10 + at, false),
    title: value,
    sku: `${initials}-${String(n).padStart(2, "0")}-${value.slice(0, 2).toUpperCase()}`,
    price: (words.price + (words.option === "Amount" || words.values.length === 2 ? at * 25 : 0)).toFixed(2),
    inventory: (n * 7 + at * 13) % 41,
    options: [{ name: words.option, value }],
  };
}

const staffWords = [
  ["ana", "Ana", "Torres", "en"],
  ["ben", "Ben", "Whitaker", "en"],
  ["chloe", "Chloé", "Dubois", "fr"],
] as const;

/** The store's owner and the first `count - 1` of its staff. */
export function makeStaff(count: number, offset: number, domain: string): Staff[] {
  return staffWords.slice(0, count).map(([key, firstName, lastName, locale], at) => ({
    ...{ key, firstName, lastName, locale },
    id: String(90_000_000_001 + offset + at),
    email: `${key}@${domain}`,
    owner: at === 0,
  }));
}
