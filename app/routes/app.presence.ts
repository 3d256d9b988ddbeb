import { adminAction } from "#app/modules/access/access.server.ts";
import { readWhereabouts, sayPresence } from "#app/web/live/say-presence.server.ts";

/** An open page says which thread is before somebody's eyes: colleagues see it there and in their lists. */
export const action = adminAction("read_conversations", async ({ request, scope, staff }) => {
  const said = readWhereabouts(await request.formData());
  if (!said) throw new Response(null, { status: 400 });
  const { page, ...whereabouts } = said;
  await sayPresence(scope, staff.id, page, whereabouts);
  return new Response(null, { status: 204 });
});
