/**
 * After a backup was restored, and before web and worker start: erases again what was erased since.
 * `npm run privacy:replay -- DIRECTORY…` reads these journals; without any, ERASURE_JOURNAL.
 */
import { readJournal, replayErasures } from "#app/modules/privacy/privacy.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { env } from "#app/platform/env.server.ts";

const given = process.argv.slice(2);
const directories = given.length > 0 ? given : [env().ERASURE_JOURNAL].filter((one) => one !== undefined);
if (directories.length === 0) {
  process.stderr.write("Which journal? Name its directory, or set ERASURE_JOURNAL.\n");
  process.exit(1);
}
let left = 0;
for (const directory of directories) {
  const { erasures, unreadable } = await readJournal(directory);
  const outcomes = await replayErasures(erasures);
  const words = Object.entries(outcomes).map(([outcome, n]) => `${n} ${outcome.replaceAll("_", " ")}`);
  process.stdout.write(`${directory}: ${words.join(", ")}; ${unreadable} lines half written\n`);
  left += outcomes.in_use + outcomes.unfinished;
}
await closePools();
process.exitCode = left > 0 ? 1 : 0;
