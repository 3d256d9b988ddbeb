/** The web process: intake and health on the bare server, everything else through Remix. */
import { createServer } from "node:http";
import { closeQueues } from "#app/jobs/enqueue.server.ts";
import { checkRingKeys } from "#app/modules/privacy/privacy.server.ts";
import { closePools } from "#app/platform/db/pools.server.ts";
import { env } from "#app/platform/env.server.ts";
import { closeLive } from "#app/platform/live/subscribe.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { endInOrder, failToStart, surviveLostConnections } from "#app/platform/process/shutdown.server.ts";
import { remixApp } from "#app/web/remix.server.ts";
import { inFrontOf } from "#app/web/serve.server.ts";

const log = logger("web");

async function main(): Promise<void> {
  surviveLostConnections("web");
  const { PORT, HOST } = env();
  await checkRingKeys();
  const buildFile = new URL("../build/server/index.js", import.meta.url).href;
  const build = await import(buildFile);
  const remix = remixApp(() => Promise.resolve(build));
  const server = createServer(inFrontOf(remix));
  server.listen(PORT, HOST, () =>
    log.info({ port: (server.address() as { port: number }).port }, "the web process listens"),
  );
  endInOrder("web", [
    async () => {
      server.close();
      server.closeIdleConnections();
    },
    closeLive,
    closeQueues,
    closePools,
  ]);
}

await main().catch(failToStart);
