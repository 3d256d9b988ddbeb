import type { Row } from "./report.ts";
import { benchWorld } from "./spine/world.ts";

export type BenchWorld = Awaited<ReturnType<typeof benchWorld>>;

/** Parts of a bench by name, each a file of its own. */
export type Parts = Record<string, () => Promise<{ rows(world: BenchWorld): AsyncGenerator<Row> }>>;

/** The rows of all parts, one after the other in one world. `--only=a,b` on the command line leaves the others out. */
export async function* rowsOf(parts: Parts): AsyncGenerator<Row> {
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
