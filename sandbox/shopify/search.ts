/** A record seen as the fields that Shopify's search knows; `*` holds what bare words look through. */
export type Searchable = Record<string, string | number | string[] | null | undefined>;

type Test = (record: Searchable) => boolean;

/**
 * Shopify's search syntax: bare words, `field:value`, `field:"exact value"`, comparisons, `-` and NOT, OR,
 * brackets. A field it does not know is ignored, as Shopify does.
 */
export function searchTest(query: string | null | undefined): Test {
  const tokens = tokenize(query ?? "");
  return tokens.length === 0 ? () => true : parseAny(tokens);
}

function tokenize(query: string): string[] {
  return query.match(/[()]|-?(?:[\w.]+:)?(?:[<>]=?)?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|[^\s()]+/g) ?? [];
}

function parseAny(tokens: string[]): Test {
  const tests = [parseAll(tokens)];
  while (tokens[0] === "OR") {
    tokens.shift();
    tests.push(parseAll(tokens));
  }
  return (record) => tests.some((test) => test(record));
}

function parseAll(tokens: string[]): Test {
  const tests: Test[] = [];
  while (tokens.length > 0 && tokens[0] !== ")" && tokens[0] !== "OR") {
    const token = tokens.shift()!;
    if (token !== "AND") tests.push(parseOne(token, tokens));
  }
  return (record) => tests.every((test) => test(record));
}

function parseOne(token: string, rest: string[]): Test {
  if (token === "NOT") return not(parseOne(rest.shift() ?? "", rest));
  if (token === "(") {
    const inner = parseAny(rest);
    rest.shift();
    return inner;
  }
  if (token.startsWith("-") && token.length > 1) return not(parseOne(token.slice(1), rest));
  const [, field, value = ""] = /^([a-z_]+):(.*)$/s.exec(token) ?? [undefined, "*", token];
  return fieldTest(field ?? "*", value);
}

function not(test: Test): Test {
  return (record) => !test(record);
}

function fieldTest(field: string, raw: string): Test {
  const [, sign = "", rest = ""] = /^([<>]=?)?(.*)$/s.exec(raw) ?? [];
  const quoted = /^(["']).*\1$/s.test(rest);
  const wanted = fold(quoted ? rest.slice(1, -1).replace(/\\(.)/g, "$1") : rest);
  return (record) => {
    if (!(field in record)) return field !== "*";
    const values = [record[field] ?? []].flat().map((value) => fold(String(value)));
    if (sign) return values.some((value) => compare(value, sign, wanted));
    return values.some((value) => (quoted && field !== "*" ? value === wanted : wordsMatch(value, wanted)));
  };
}

/** Values are split into words, and each wanted word must begin one: this is why an exact e-mail needs quotes. */
function wordsMatch(value: string, wanted: string): boolean {
  const words = split(value);
  const parts = split(wanted);
  return parts.length > 0 && parts.every((part) => words.some((word) => word.startsWith(part)));
}

function split(text: string): string[] {
  return text.split(/[^\p{L}\p{N}+]+/u).filter(Boolean);
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function compare(value: string, sign: string, wanted: string): boolean {
  const [a, b] = [rank(value), rank(wanted)];
  if (Number.isNaN(a) || Number.isNaN(b)) return false;
  if (sign === ">") return a > b;
  if (sign === "<") return a < b;
  return sign === ">=" ? a >= b : a <= b;
}

function rank(value: string): number {
  const text = value.toUpperCase();
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text === "NOW" ? Date.now() : Date.parse(text);
}
