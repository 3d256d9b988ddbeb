import { adminLoader } from "#app/modules/access/access.server.ts";
import { newsStream } from "#app/web/news-stream.server.ts";

/** News of the shop as an event stream, for as long as the page listens. */
export const loader = adminLoader("read_conversations", async ({ request, scope }) =>
  newsStream(scope, request.signal),
);
