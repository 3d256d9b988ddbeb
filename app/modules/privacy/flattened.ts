/** The values in a row and in what is nested in it, each with its path as words: `content text`, `data orders 1 name`. */
export function flattened(value: unknown, path: string[] = []): [path: string, value: unknown][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object" || value instanceof Date) return [[path.join(" "), value]];
  const inside: [string, unknown][] = Array.isArray(value)
    ? value.map((one, at) => [String(at + 1), one])
    : Object.entries(value);
  return inside.flatMap(([name, one]) => flattened(one, [...path, name]));
}
