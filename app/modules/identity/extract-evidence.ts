import { findPhoneNumbersInText, type CountryCode } from "libphonenumber-js/min";
import type { EvidenceKind } from "./identity.ts";

/** Something in a text that can point to a customer. */
export interface FoundEvidence {
  kind: EvidenceKind;
  /** As typed. */
  value: string;
  /** In the one form that is looked up: "1001", "maya@example.com", "+34600123456". */
  normalised: string;
}

const email = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;

/** "#1001", "#EN-1001-B": a hash makes it an order number whatever stands around it. */
const hashed = /(?<![\p{L}\p{N}&])#\s?([A-Z]{0,6}-?\d{3,10}(?:-?[A-Z]{1,4})?)(?![\p{L}\p{N}])/giu;

/** Without a hash the word must say it: "order 1001", "Bestellung Nr. 1001", "pedido nº 1001", "commande n° 1001". */
const named =
  /(?<!\p{L})(?:orders?|bestell(?:ung|nummer|nr)|auftrag|pedidos?|commande|ordine|замовлення|заказ|zamówienie|bestelling)(?:\s*(?:number|num|no|nr|nº|n°|n|№|numero|número|numéro|id|is|was|ist|es|:|\.|-))*\s*#?\s*([A-Z]{0,6}-?\d{3,10})(?![\p{L}\p{N}%€$£])(?![.,]\d)/giu;

/** More than this of one text is not read: nobody types that many order numbers into one message. */
const maxLength = 4_000;
const maxFinds = 20;

/**
 * Finds order numbers, e-mail addresses and phone numbers that somebody typed. Pure; never throws; finding
 * twice finds the same.
 * @param country whose phone numbers are understood without their country code
 */
export function extractEvidence(text: string, country?: CountryCode): FoundEvidence[] {
  const read = text.slice(0, maxLength);
  const emails = [...read.matchAll(email)].map(([value]) => found("email", value, value.toLowerCase()));
  // Digits inside an address are not an order number.
  const rest = read.replace(email, " ");
  const orders = [...rest.matchAll(hashed), ...rest.matchAll(named)].map(([, number = ""]) =>
    found("order_number", number.startsWith("#") ? number : `#${number}`, number.toUpperCase()),
  );
  const unique = new Map([...emails, ...phones(rest, country), ...orders].map((one) => [`${one.kind} ${one.normalised}`, one]));
  return [...unique.values()].slice(0, maxFinds);
}

function phones(text: string, country: CountryCode | undefined): FoundEvidence[] {
  return findPhoneNumbersInText(text, country ? { defaultCountry: country, extended: false } : { extended: false })
    .filter(({ number }) => number.isValid())
    .map(({ number, startsAt, endsAt }) => found("phone", text.slice(startsAt, endsAt), number.number));
}

function found(kind: EvidenceKind, value: string, normalised: string): FoundEvidence {
  return { kind, value: value.trim(), normalised };
}
