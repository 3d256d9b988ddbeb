import { json } from "@remix-run/node";
import { askPrivacy } from "#app/jobs/reactions/privacy.server.ts";
import { reactToRestriction } from "#app/jobs/reactions/persons.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import { erasureEffects } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { env } from "#app/platform/env.server.ts";

/** What is kept of a person, in numbers, and how old one has to be here: the questions before an erasure. */
export const loader = adminLoader("erase_person", async ({ params, scope }) => {
  const counts = await erasureEffects(scope, params["contactId"] ?? "");
  return json({ counts, minimumAge: env().MINIMUM_AGE }, { status: counts ? 200 : 404 });
});

/** Counted when it was asked for; a server that went away meanwhile must not take the open page with it. */
export const shouldRevalidate = () => false;

const kinds: Record<string, "access" | "erase_person"> = {
  copy: "access",
  erase: "erase_person",
  object: "erase_person",
  child: "erase_person",
};

/**
 * Staff ask for a copy of a person's data, or for its erasure. An objection (GDPR art. 21) ends the use of the data at
 * once and asks for its erasure, so that what a law keeps for a while is not used meanwhile; so does a report that
 * somebody is under the minimum age (COPPA, GDPR art. 8). Answers with the request.
 */
export const action = adminAction(
  { copy: "export_person", erase: "erase_person", object: "erase_person", child: "erase_person" },
  async ({ request, params, scope, staff }) => {
    const contactId = params["contactId"] ?? "";
    const intent = String((await request.formData()).get("intent"));
    const kind = kinds[intent];
    if (!kind || !(await erasureEffects(scope, contactId))) return json({ requestId: null }, { status: 404 });
    if (intent === "object" || intent === "child") await stopUse(scope, contactId, staff.id, intent);
    const { id } = await askPrivacy({
      shopId: scope.shopId,
      origin: "staff",
      kind,
      ...(intent === "child" && { reason: "under_age" as const }),
      staffId: staff.id,
      subject: { contactIds: [contactId] },
    });
    return json({ requestId: id });
  },
);

async function stopUse(
  scope: ShopScope,
  contactId: string,
  staffId: string,
  why: "object" | "child",
): Promise<void> {
  const { contactIds } = await setRestriction(scope, contactId, true);
  await reactToRestriction(scope, contactIds);
  const subject = { kind: "contact", id: contactId } as const;
  await recordAudit(scope, {
    actor: { staffId },
    action: why === "child" ? "person.under_age" : "person.objected",
    subject,
  });
}
