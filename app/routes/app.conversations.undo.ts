import { json } from "@remix-run/node";
import { adminAction, setUndoSeconds } from "#app/modules/access/access.server.ts";
import { undoChoices } from "#app/modules/conversations/outbox/send-later.ts";

/** Whoever sends chooses for how long they can undo it. */
export const action = adminAction("reply", async ({ request, scope, staff }) => {
  const wanted = Number((await request.formData()).get("seconds"));
  const seconds = undoChoices.find((each) => each === wanted);
  if (seconds === undefined) throw json(null, { status: 400 });
  await setUndoSeconds(scope, staff.id, seconds);
  return json({ seconds });
});
