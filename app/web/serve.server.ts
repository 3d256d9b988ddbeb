import type { RequestListener } from "node:http";
import { serveHealth } from "./health.server.ts";
import { serveHttpsOnly } from "./https.server.ts";
import { serveIntake } from "./intake.server.ts";
import { serveMedia } from "./media.server.ts";

/** The first that answers does; https comes before all, so that nothing is read of what came in clear. */
const before = [serveHttpsOnly, serveIntake, serveHealth, serveMedia];

/** Everything that the web process serves, in its order. @param pages what is left for Remix */
export function inFrontOf(pages: RequestListener): RequestListener {
  return (request, response) => {
    if (!before.some((serve) => serve(request, response))) void pages(request, response);
  };
}
