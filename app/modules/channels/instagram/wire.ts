/** Guards for what Meta sends: every value is unknown until it has passed one of these. */

export type WireObject = Record<string, unknown>;

export function asObject(value: unknown): WireObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as WireObject) : null;
}

export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text with something in it. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

const readableId = /^[\x21-\x7e]{1,1024}$/;

/**
 * An id as text. Ids come as strings; a number beyond 2^53 has lost digits by the time JSON.parse hands it
 * over and could name somebody else, so it is no id.
 */
export function asId(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  return typeof value === "string" && readableId.test(value) ? value : undefined;
}

/** A whole number of 0 or more; samples print some as text. Never Number(value): an object's own toString can throw. */
export function asCount(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
}

/** An address a browser may be given: never javascript: or data:. */
export function asUrl(value: unknown): string | undefined {
  return typeof value === "string" && /^https?:\/\/\S+$/i.test(value) ? value : undefined;
}

/** Older samples print flags as text. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

const earliest = Date.UTC(2005, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * A moment in ms since 1970. Messaging items carry ms, comment entries seconds, test events seconds as text
 * (Meta's webhook examples); what is neither between 2005 and 2100 is no time.
 */
export function asTime(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  const ms = Math.trunc(number < 100_000_000_000 ? number * 1_000 : number);
  return ms >= earliest && ms < latest ? ms : undefined;
}

/** Leaves out what is undefined, so that equal facts are equal objects. */
export function compact<Shape extends object>(
  value: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

/** Name of an unknown kind, fit for counting: field names only, never what somebody wrote. */
export function kindName(name: unknown): string {
  return typeof name === "string" && /^[a-z][a-z0-9_.]{0,39}$/.test(name) ? name : "unknown";
}
