import { findPhoneNumbersInText, type CountryCode } from "libphonenumber-js/max";
import type { EvidenceKind } from "./identity.ts";

/** Something in a text that can point to a customer. */
export interface FoundEvidence {
  kind: EvidenceKind;
  /** As typed. */
  value: string;
  /** In the one form that is looked up: "1001", "maya@example.com", "+34600123456". */
  normalised: string;
}

/** A find and where it stands. */
interface Place extends FoundEvidence {
  start: number;
  end: number;
}

const email = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;

/** "#1001", "#EN-1001", "#1001-B": a hash makes it an order number; "#summer2026" stays a hashtag. */
const hashed =
  /(?<![\p{L}\p{N}&])#\s?((?:[A-Z]{1,6}-|[A-Z]{1,3})?\d{3,10}(?:-[A-Z0-9]{1,4}|[A-Z]{1,2})?)(?![\p{L}\p{N}])/giu;

/** What an order is called where customers write about one. */
const words = [
  ...["orders?", "bestell(?:ung|nummer|nr|-nr|-nummer)", "auftrag(?:snummer|s-nr)?", "pedidos?", "commande"],
  ...["ordine", "encomenda", "bestelling", "beställning", "bestilling", "ordre", "tilaus", "zamówieni[ea]"],
  ...[
    "objednávk[ay]",
    "rendelés",
    "comanda",
    "sipariş",
    "замовлення",
    "заказа?",
    "سفارش",
    "طلب(?:ية)?",
    "הזמנה",
  ],
];

/** What may stand between the word and its number: "order no. 1001", "Bestellung Nr.: 1001", "pedido nº 1001". */
const between =
  "number|num|nr|no|nº|n°|n|№|numero|número|numéro|nummer|numer|id|is|was|ist|war|es|est|è|[:.,?!-]";

/** Not the beginning of a price, a percentage, a date or a longer word. */
const notMore =
  "(?![\\p{L}\\p{N}])(?![.,:/-]\\d)(?!\\s?(?:[%€$£¥₺₽₴]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|pln|zł|kr|tl|try|uah|грн|руб)(?!\\p{L})))";

const named = new RegExp(
  `(?<!\\p{L})(?:${words.join("|")})(?!\\p{L})(?:\\s*(?:${between}))*\\s*(?:#\\s*)?((?:[A-Z]{1,6}-?)?\\d{3,10})${notMore}`,
  "giu",
);

/** More than this of one text is not read: nobody types that many order numbers into one message. */
const maxLength = 4_000;
const maxFinds = 10;

/**
 * Finds order numbers, e-mail addresses and phone numbers that somebody typed. Pure; never throws; finding
 * twice finds the same.
 * @param country whose phone numbers are understood without their country code
 */
export function extractEvidence(text: string, country?: CountryCode): FoundEvidence[] {
  const typed = text.slice(0, maxLength);
  const read = withPlainDigits(typed);
  if (!/[\d@]/.test(read)) return [];
  const emails = matches(email, read).map((match) =>
    place(typed, "email", match, (value) => value.toLowerCase()),
  );
  const withoutEmails = blank(read, emails);
  const hashes = matches(hashed, withoutEmails).map((match) => orderPlace(match));
  const rest = blank(withoutEmails, hashes);
  const phones = phonesIn(typed, rest, country);
  const named = namedOrders(rest, phones);
  const unique = new Map(
    [...emails, ...phones, ...hashes, ...named].map((one) => [`${one.kind} ${one.normalised}`, one]),
  );
  return [...unique.values()]
    .slice(0, maxFinds)
    .map(({ kind, value, normalised }) => ({ kind, value, normalised }));
}

/** Whether it is worth knowing a shop's country before looking. */
export function mayHoldPhone(text: string): boolean {
  return (withPlainDigits(text.slice(0, maxLength)).match(/\d/g) ?? []).length >= 6;
}

/** Arabic, Persian and full-width digits as 0 to 9, one for one, so that places stay the same. */
function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

interface Match {
  value: string;
  start: number;
  end: number;
}

/** Matches with their first group, or the whole where there is none. */
function matches(pattern: RegExp, text: string): Match[] {
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { value: match[1] ?? match[0], start: match.index, end };
  });
}

function place(
  typed: string,
  kind: EvidenceKind,
  { start, end }: Match,
  normalise: (value: string) => string,
): Place {
  const value = typed.slice(start, end).trim();
  return { kind, value, normalised: normalise(withPlainDigits(value)), start, end };
}

function orderPlace({ value, start, end }: Match): Place {
  return { kind: "order_number", value: `#${value}`, normalised: value.toUpperCase(), start, end };
}

function phonesIn(typed: string, text: string, country: CountryCode | undefined): Place[] {
  return findPhoneNumbersInText(
    text,
    country ? { defaultCountry: country, extended: false } : { extended: false },
  )
    .filter(({ number }) => number.isValid())
    .map(({ number, startsAt, endsAt }) =>
      place(typed, "phone", { value: "", start: startsAt, end: endsAt }, () => number.number),
    );
}

/** A part of a phone number is no order number; the same digits can be either, and Shopify will know. */
function namedOrders(text: string, phones: Place[]): Place[] {
  return matches(named, text)
    .map(orderPlace)
    .filter((order) => {
      const start = order.end - order.normalised.length;
      return !phones.some(
        (phone) =>
          start >= phone.start && order.end <= phone.end && order.normalised.length < phone.value.length,
      );
    });
}

/** The text with the finds taken out, everything else at its place. */
function blank(text: string, finds: Place[]): string {
  return finds.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
}
