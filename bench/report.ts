/** One measured figure beside its floor or peer of the same run. */
export interface Row {
  bench: string;
  row: string;
  value: number;
  unit: string;
  /** The floor or peer, measured in the same run; null where the reach is absolute. */
  reference: number | null;
  ratio: number | null;
  /** What it should reach, in words: "≥ 1.0×", "≤ 150 ms". */
  reach: string;
  reached: boolean;
}

type Limit = { atLeast: number } | { atMost: number };

/** A figure judged by itself. */
export function absolute(bench: string, row: string, value: number, unit: string, limit: Limit): Row {
  const reached = "atLeast" in limit ? value >= limit.atLeast : value <= limit.atMost;
  const reach = "atLeast" in limit ? `≥ ${limit.atLeast} ${unit}` : `≤ ${limit.atMost} ${unit}`;
  return { bench, row, value, unit, reference: null, ratio: null, reach, reached };
}

/** A figure judged against a reference of the same run. */
export function relative(
  bench: string,
  row: string,
  value: number,
  reference: number,
  unit: string,
  limit: Limit,
): Row {
  const ratio = value / reference;
  const reached = "atLeast" in limit ? ratio >= limit.atLeast : ratio <= limit.atMost;
  const reach = "atLeast" in limit ? `≥ ${limit.atLeast}×` : `≤ ${limit.atMost}×`;
  return { bench, row, value, unit, reference, ratio, reach, reached };
}

/** Prints a row as a line for people, or as JSON for machines. */
export function print(row: Row, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(row)}\n` : `${line(row)}\n`);
}

function line({ row, value, unit, reference, ratio, reach, reached }: Row): string {
  const beside = reference === null ? "" : ` beside ${figure(reference)} ${unit} = ${ratio?.toFixed(2)}×`;
  return `${reached ? "✓" : "✗"} ${row.padEnd(58)} ${figure(value)} ${unit}${beside}  (${reach})`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 10 ? 1 : 2);
}

/** The value below which `share` of the sorted samples lie. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (samples: number[]) => percentile(samples, 0.5);
