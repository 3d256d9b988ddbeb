import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { retentionEffects } from "#app/modules/privacy/privacy.server.ts";
import { readChoice } from "#app/modules/privacy/retention.ts";

/** What a choice would erase, in numbers: the question before it is saved. */
export const loader = adminLoader("change_retention", async ({ request, scope }) => {
  const { searchParams } = new URL(request.url);
  const choice = readChoice(searchParams.get("profile") ?? "", searchParams.get("maximum") ?? "");
  if (!choice) return json({ choice: null, effects: null }, { status: 400 });
  return json({ choice, effects: await retentionEffects(scope, choice) });
});
