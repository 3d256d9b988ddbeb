import { getCountries, type CountryCode } from "libphonenumber-js/max";

let countries: Map<string, CountryCode> | undefined;

/**
 * The country a time zone belongs to: whose phone numbers a shop's customers write without their country
 * code. Undefined for zones of no single country, such as UTC.
 * @param timezone IANA name
 */
export function countryOfTimezone(timezone: string): CountryCode | undefined {
  countries ??= new Map(getCountries().flatMap((country) => zonesOf(country).map((zone) => [zone, country])));
  return countries.get(primary(timezone));
}

/** Zones have several names (Asia/Kolkata, Asia/Calcutta); one of them is primary here. */
function primary(timezone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return timezone;
  }
}

/** Newer than TypeScript's own library knows. */
function zonesOf(country: CountryCode): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
  };
  return locale.getTimeZones?.() ?? [];
}
