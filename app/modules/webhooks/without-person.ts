/** What is left of a webhook's body once a person is taken out of it. */
export type Redacted =
  | { outcome: "unnamed" }
  /** All of it is about the person, or it cannot be read. */
  | { outcome: "nothing_left" }
  | { outcome: "rest"; body: Buffer };

/**
 * Takes everything about a person out of a webhook's body: Meta sends events of many people in one, and those of the
 * others must not be lost. Leaves out the innermost list items that name the person, and lists' owners that are
 * empty then.
 * @param words what the person is called: ids, handle, e-mail; found as whole words only
 */
export function withoutPerson(body: Buffer, words: string[]): Redacted {
  const text = body.toString("utf8");
  const naming = matcher(words);
  if (!naming.test(text)) return { outcome: "unnamed" };
  let parsed: unknown;
  try {
    parsed = parseKeepingDigits(text);
  } catch {
    return { outcome: "nothing_left" };
  }
  const rest = prune(parsed, naming);
  if (rest === gone) return { outcome: "nothing_left" };
  return { outcome: "rest", body: Buffer.from(JSON.stringify(rest)) };
}

/** "tom" is in `"tom"` and `from tom, `, not in "tomorrow", "tom.home" or "tom@home". */
function matcher(words: string[]): RegExp {
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}_.+-])(?:${any})(?![\\p{L}\\p{N}_@-])(?!\\.[\\p{L}\\p{N}_])`, "iu");
}

const gone = Symbol("nothing of it is left");

/** A value without what names the person; {@link gone} when it names them itself. */
function prune(value: unknown, naming: RegExp): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((item) => prune(item, naming)).filter((item) => item !== gone);
    return value.length > 0 && kept.length === 0 ? gone : kept;
  }
  if (typeof value !== "object" || value === null || isRaw(value))
    return naming.test(isRaw(value) ? value.rawJSON : String(value)) ? gone : value;
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const rest = prune(inner, naming);
    // An object is about whomever one of its values names.
    if (rest === gone) return gone;
    kept[key] = rest;
  }
  return kept;
}

interface RawNumber {
  rawJSON: string;
}

/** Of the standard's proposal "JSON.parse source text access", which TypeScript does not know yet. */
const json = JSON as typeof JSON & { rawJSON(text: string): RawNumber; isRawJSON(value: unknown): boolean };

function isRaw(value: unknown): value is RawNumber {
  return json.isRawJSON(value);
}

/** Ids beyond 2^53 that come as numbers keep every digit. */
function parseKeepingDigits(text: string): unknown {
  const keep = (_key: string, value: unknown, context: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && context.source !== undefined
      ? json.rawJSON(context.source)
      : value;
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown);
}
