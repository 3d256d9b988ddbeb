/** Sweeps one shop in a process of its own, so that a test can kill it anywhere. */
import { findShopOfRequest } from "#app/modules/access/access.server.ts";
import { sweepRetention } from "#app/modules/privacy/privacy.server.ts";

const [shopId = "", at = ""] = process.argv.slice(2);
const shop = await findShopOfRequest(shopId);
process.stdout.write("ready\n");
if (shop) await sweepRetention(shop.scope, new Date(at));
process.exit(0);
