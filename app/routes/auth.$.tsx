import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateAddress } from "#app/modules/access/access.server.ts";

/** Addresses of Shopify's library: the page that fetches a session token, the way out of the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAddress(request);
  return null;
}
