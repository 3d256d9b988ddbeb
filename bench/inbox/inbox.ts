import { rowsOf, type Parts } from "../parts.ts";
import type { Row } from "../report.ts";

/** Rows of the inbox. */
const parts: Parts = {
  views: () => import("./views.ts"),
  thread: () => import("./thread.ts"),
  search: () => import("./search.ts"),
  staff: () => import("./staff.ts"),
};

/** Measures everything the inbox promises, one part after the other. */
export function rows(): AsyncGenerator<Row> {
  return rowsOf(parts);
}
