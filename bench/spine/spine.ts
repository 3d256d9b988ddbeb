import type { Row } from "../report.ts";
import { benchWorld } from "./world.ts";

/** Rows of the spine, in the order of the table in docs/figures.md. `--only=intake,reads` runs a part. */
const parts: Record<string, () => Promise<{ rows(world: BenchWorld): AsyncGenerator<Row> }>> = {
  intake: () => import("./intake.ts"),
  folding: () => import("./folding.ts"),
  reads: () => import("./reads.ts"),
  page: () => import("./page.ts"),
};

export type BenchWorld = Awaited<ReturnType<typeof benchWorld>>;

/** Measures everything the spine promises, one part after the other. */
export async function* rows(): AsyncGenerator<Row> {
  const only = process.argv
    .find((argument) => argument.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const world = await benchWorld();
  try {
    for (const [name, load] of Object.entries(parts)) {
      if (only && !only.includes(name)) continue;
      yield* (await load()).rows(world);
    }
  } finally {
    await world.stop();
  }
}
