import pg from "pg";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Row } from "../report.ts";
import { seedShop } from "../spine/seed.ts";
import { benchWorld } from "../spine/world.ts";
import { speaker, type Speaker } from "./texts.ts";

/** Rows of the inbox, in the order of the table in docs/figures.md. `--only=search` runs a part. */
const parts: Record<string, () => Promise<{ rows(world: InboxWorld): AsyncGenerator<Row> }>> = {
  search: () => import("./search.ts"),
};

/** One store with a long history. */
export interface InboxWorld {
  owner: pg.Pool;
  /** 100,000 threads of ten messages each, or as many as `--threads=` says. */
  large: ShopScope;
  speaker: Speaker;
}

const option = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

/** Measures what the inbox promises on one store with a million messages, one part after the other. */
export async function* rows(): AsyncGenerator<Row> {
  const only = option("only")?.split(",");
  const contacts = Number(option("threads") ?? 100_000);
  const world = await benchWorld();
  const owner = new pg.Pool({ connectionString: world.url, max: 2 });
  owner.on("error", () => {});
  try {
    const speaks = speaker();
    const large = await seedShop(owner, {
      contacts,
      messagesEach: 10,
      externalId: "17841400000000005",
      says: speaks.says,
    });
    for (const [name, load] of Object.entries(parts)) {
      if (only && !only.includes(name)) continue;
      yield* (await load()).rows({ owner, large, speaker: speaks });
    }
  } finally {
    await owner.end();
    await world.stop();
  }
}
