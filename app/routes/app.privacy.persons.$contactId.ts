import { json } from "@remix-run/node";
import { askPrivacy } from "#app/jobs/reactions.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { erasureEffects } from "#app/modules/privacy/privacy.server.ts";

/** What is kept of a person, in numbers: the question before an erasure. */
export const loader = adminLoader("erase_person", async ({ params, scope }) => {
  const counts = await erasureEffects(scope, params["contactId"] ?? "");
  return json({ counts }, { status: counts ? 200 : 404 });
});

/** Counted when it was asked for; a server that went away meanwhile must not take the open page with it. */
export const shouldRevalidate = () => false;

const kinds: Record<string, "access" | "erase_person"> = { copy: "access", erase: "erase_person" };

/** Staff ask for a copy of a person's data, or for its erasure. Answers with the request that was opened. */
export const action = adminAction(
  { copy: "export_person", erase: "erase_person" },
  async ({ request, params, scope, staff }) => {
    const contactId = params["contactId"] ?? "";
    const kind = kinds[String((await request.formData()).get("intent"))];
    if (!kind || !(await erasureEffects(scope, contactId))) return json({ requestId: null }, { status: 404 });
    const { id } = await askPrivacy({
      shopId: scope.shopId,
      origin: "staff",
      kind,
      staffId: staff.id,
      subject: { contactIds: [contactId] },
    });
    return json({ requestId: id });
  },
);
