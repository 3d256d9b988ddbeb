/**
 * Another web process: serves one page of a shop, and prints who has which thread open as the page is told.
 * Usage: node tests/support/presence-process.ts <shop id> <domain> <staff id> <page>
 */
import { shopScope } from "#app/platform/db/shop-scope.ts";
import { readEvents } from "#app/ui/live/listen.ts";
import { newsStream } from "#app/web/live/news-stream.server.ts";

const [id = "", domain = "", staffId = "", page = ""] = process.argv.slice(2);
const { signal } = new AbortController();
const options = { staffId, page, timezone: "UTC", inbox: true, knows: new Date(), signal };
const stream = await newsStream(shopScope({ id, domain }), options);
const print = ({ event, data }: { event: string; data: unknown }) =>
  event === "presence" && process.stdout.write(`${JSON.stringify(data)}\n`);
await readEvents(stream.body!, print, 60_000);
