/** Seals anew, with the first key of ENCRYPTION_KEYS, what older keys seal. Ends with 1 while one is still needed. */
import { rotateKeys } from "#app/modules/privacy/privacy.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { failToStart } from "#app/platform/process/shutdown.server.ts";

const old = await rotateKeys(({ table, column, resealed, left }) => {
  process.stdout.write(`${table}.${column}: ${resealed} sealed anew${left > 0 ? `, ${left} left` : ""}\n`);
}).catch(failToStart);
await closePools();
for (const { id, count } of old) {
  const advice = count === 0 ? "it may be removed" : "run this again; values that never open are damaged";
  process.stdout.write(`old key ${id} is used by ${count} rows: ${advice}\n`);
}
if (old.length === 0) process.stdout.write("no old key is in use\n");
process.exitCode = old.some(({ count }) => count > 0) ? 1 : 0;
