import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminAction, adminLoader, listRoles, listTeam } from "#app/modules/access/access.server.ts";
import type { RoleResult } from "#app/modules/access/custom-roles.ts";
import { keyOfRole } from "#app/modules/access/roles.ts";
import { RoleEditor } from "#app/modules/access/ui/role-editor.tsx";
import { useRoleForm } from "#app/modules/access/ui/use-role-form.ts";
import { newId } from "#app/platform/ids.server.ts";
import { orElse } from "#app/ui/last-shown.ts";
import { changeRole } from "#app/web/change-role.server.ts";

export const loader = adminLoader("manage_team", async ({ params, scope }) => {
  const id = params["roleId"] ?? "";
  const [roles, team] = await Promise.all([listRoles(scope), listTeam(scope)]);
  const role = roles.find((one) => one.id === id) ?? null;
  if (!role && id !== "new") throw json(null, { status: 404 });
  const holders = team.filter((one) => !one.removed && keyOfRole(one.role) === id).map(({ name }) => name);
  return json({ id: role?.id ?? newId(), role, roles, holders });
});

/** Its own form leaves the page, or stays with what was chosen; another role is read, and whatever is asked for. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentParams,
  nextParams,
  formData,
  defaultShouldRevalidate,
}) => currentParams["roleId"] !== nextParams["roleId"] || (!formData && defaultShouldRevalidate);

export const clientAction = orElse<RoleResult>({ outcome: "not_answering" }, () => ({
  outcome: "not_permitted",
}));

export const action = adminAction(
  { save: "manage_team", delete: "manage_team" },
  async ({ request, scope, staff }) =>
    json<RoleResult>(await changeRole(scope, staff, await request.formData())),
);

/** Settings, Team: a role of the store's own, to make or to change. */
export default function Role() {
  const { id, role, roles, holders } = useLoaderData<typeof loader>();
  return (
    <main>
      <Form
        key={`${id} ${role?.version} ${role?.holders}`}
        id={id}
        role={role}
        roles={roles}
        holders={holders}
      />
    </main>
  );
}

type FormProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "id" | "role" | "roles" | "holders">;

/** Begun anew whenever another state of the role was read. */
function Form({ id, role, roles, holders }: FormProps) {
  const form = useRoleForm({ id, version: role?.version ?? 0, holders: role?.holders ?? 0 });
  return <RoleEditor role={role} roles={roles} holders={holders} form={form} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
