import { json } from "@remix-run/node";
import { reactToChanges } from "#app/jobs/reactions/work.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { changeThreads, readWanted } from "#app/modules/conversations/conversations.server.ts";

/** Changes some threads: what became of each is answered in the order in which they were wanted. */
export const action = adminAction("work_on_threads", async ({ request, scope, staff }) => {
  const form = await request.formData();
  const wanted = readWanted(String(form.get("wanted")));
  if (!wanted) throw json(null, { status: 400 });
  const outcomes = await changeThreads(scope, { staffId: staff.id, wanted, undo: form.has("undo") });
  const changed = wanted.filter((_, at) => outcomes[at]?.outcome === "changed");
  await reactToChanges(scope, staff.id, changed);
  return json(outcomes);
});
