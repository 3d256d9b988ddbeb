/** Has search indexed anew, of one shop or of all: `npm run search:rebuild -- couplet-demo.myshopify.com`. A worker does it. */
import { everyShop, findShop } from "#app/modules/access/access.server.ts";
import { askForRebuild } from "#app/modules/search/search.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { failToStart } from "#app/platform/process/shutdown.server.ts";

const [domain] = process.argv.slice(2);

async function rebuild(): Promise<void> {
  const named = domain === undefined ? null : await findShop(domain);
  if (domain !== undefined && !named) throw new Error(`no shop ${domain} has installed the app`);
  for (const scope of named ? [named] : await everyShop()) {
    await askForRebuild(scope);
    process.stdout.write(`${scope.domain}: a worker begins within a minute; searches say how far it is\n`);
  }
}

await rebuild().catch(failToStart);
await closePools();
