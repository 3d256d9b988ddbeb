/**
 * `npm run bench [name] [-- --json]`: measures, each figure beside its floor or peer of the same run. Makes its own
 * database and ports, so it runs beside a demo. Exit code 1 when a figure is not reached.
 */
import { print, type Row } from "./report.ts";

const benches: Record<string, () => Promise<{ rows(): AsyncGenerator<Row> }>> = {
  spine: () => import("./spine/spine.ts"),
  privacy: () => import("./privacy/privacy.ts"),
  queue: () => import("./queue/queue.ts"),
  inbox: () => import("./inbox/inbox.ts"),
};

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const json = process.argv.includes("--json");

for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const load = benches[name];
  if (!load) throw new Error(`there is no bench "${name}"; there are: ${Object.keys(benches).join(", ")}`);
  const { rows } = await load();
  for await (const row of rows()) {
    print(row, json);
    if (!row.reached) process.exitCode = 1;
  }
}
process.exit();
