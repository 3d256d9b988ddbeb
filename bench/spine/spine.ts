import { rowsOf, type Parts } from "../parts.ts";
import type { Row } from "../report.ts";

/** Rows of the spine, in the order of the table in docs/figures.md. */
const parts: Parts = {
  intake: () => import("./intake.ts"),
  folding: () => import("./folding.ts"),
  reads: () => import("./reads.ts"),
  page: () => import("./page.ts"),
};

/** Measures everything the spine promises, one part after the other. */
export function rows(): AsyncGenerator<Row> {
  return rowsOf(parts);
}
