import type { Row } from "../report.ts";
import { benchWorld } from "../spine/world.ts";

/** Rows of the inbox. `--only=thread` runs a part. */
const parts: Record<string, () => Promise<{ rows(world: InboxWorld): AsyncGenerator<Row> }>> = {
  thread: () => import("./thread.ts"),
};

export type InboxWorld = Awaited<ReturnType<typeof benchWorld>>;

/** Measures everything the inbox promises, one part after the other. */
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
