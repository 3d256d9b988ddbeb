import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { customerWords, listReplies } from "#app/modules/content/content.server.ts";
import type { ReplyShelf } from "#app/modules/content/content.ts";
import { firstNameOf } from "#app/modules/content/variables/sources.ts";

/** What the composer puts saved replies together from, whatever conversation is open. */
export const loader = adminLoader("reply", async ({ scope, staff, shop }) =>
  json<ReplyShelf>({
    replies: await listReplies(scope, staff.id),
    words: customerWords(),
    staffName: firstNameOf(staff.name),
    shopName: shop.name,
    timezone: shop.timezone ?? "UTC",
  }),
);
