import { json } from "@remix-run/node";
import { reactToDeletion } from "#app/jobs/reactions/privacy.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import type { DeletionAnswer } from "#app/modules/privacy/store-deletion.ts";
import { deleteStore, deletionEffects } from "#app/modules/privacy/privacy.server.ts";
import { env } from "#app/platform/env.server.ts";

/** What deleting the store would take, in numbers: the question before it. */
export const loader = adminLoader("delete_store", async ({ scope }) => json(await deletionEffects(scope)));

/** The owner deletes everything of the store. Answers with the address of the request's public page. */
export const action = adminAction("delete_store", async ({ request, scope, staff }) => {
  const form = await request.formData();
  const confirmed = { typed: String(form.get("typed") ?? ""), holdsGo: form.get("holdsGo") === "on" };
  const asked = await deleteStore(scope, staff.id, confirmed);
  if (asked.outcome !== "asked") return json<DeletionAnswer>({ outcome: asked.outcome }, { status: 422 });
  await reactToDeletion(scope, staff.id, asked);
  const statusUrl = `${env().SHOPIFY_APP_URL}/privacy/requests/${asked.code}`;
  return json<DeletionAnswer>({ outcome: "asked", statusUrl });
});
