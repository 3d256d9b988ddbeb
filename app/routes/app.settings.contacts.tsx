import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminAction, adminLoader } from "#app/modules/access/access.server.ts";
import { countDetails, listFields } from "#app/modules/contacts/contacts.server.ts";
import type { FieldResult } from "#app/modules/contacts/fields/fields.ts";
import { FieldsCard } from "#app/modules/contacts/ui/fields/fields-card.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { changeFields } from "#app/web/field-settings.server.ts";

export const loader = adminLoader("edit_contacts", async ({ scope }) => {
  const [fields, filled] = await Promise.all([listFields(scope), countDetails(scope)]);
  return json({ fields: fields.map((field) => ({ ...field, contacts: filled[field.id] ?? 0 })) });
});

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<FieldResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));

export const action = adminAction(
  {
    save_field: "manage_contact_fields",
    move_field: "manage_contact_fields",
    delete_field: "manage_contact_fields",
  },
  async ({ request, scope, staff }) => json(await changeFields(scope, staff, await request.formData())),
);

/** Settings, Contacts: what the store wants to know of its contacts. */
export default function ContactSettings() {
  const { fields } = useLoaderData<typeof loader>();
  return <FieldsCard fields={fields} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
