/** Checks the chain of erasure receipts: every number, hash and signature. Ends with 1 when one does not hold. */
import { verifyReceipts } from "#app/modules/privacy/privacy.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";

const check = await verifyReceipts();
await closePools();
if (check.outcome === "broken") {
  process.stdout.write(`✗ receipt ${check.number} does not hold: ${check.why}\n`);
  process.exit(1);
}
process.stdout.write(`✓ ${check.receipts} receipts, one unbroken chain, every signature valid\n`);
