/** Checks the audit trail of every shop: every number and hash. Ends with 1 when one does not hold. */
import { everyShop } from "#app/modules/access/access.server.ts";
import { verifyAudit } from "#app/modules/audit/audit.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";

let broken = 0;
let events = 0;
const shops = await everyShop();
for (const scope of shops) {
  const check = await verifyAudit(scope);
  if (check.outcome === "intact") events += check.events;
  else {
    broken += 1;
    process.stdout.write(`✗ the trail of shop ${scope.shopId} is broken at event ${check.number}\n`);
  }
}
await closePools();
if (broken > 0) process.exit(1);
process.stdout.write(`✓ ${events} events of ${shops.length} shops, every chain whole\n`);
