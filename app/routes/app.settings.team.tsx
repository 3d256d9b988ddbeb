import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { reactToRemovedStaff } from "#app/jobs/reactions/work.server.ts";
import {
  adminAction,
  adminLoader,
  changeTeam,
  listRoles,
  listTeam,
} from "#app/modules/access/access.server.ts";
import { TeamView, type TeamResult } from "#app/modules/access/ui/team-view.tsx";
import { publish } from "#app/platform/live/publish.server.ts";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { useNow } from "#app/ui/use-now.ts";
import "#app/modules/access/ui/team.css";

export const loader = adminLoader("see_team", async ({ scope }) =>
  json({
    team: (await listTeam(scope)).map(({ permissions: _, ...member }) => member),
    roles: await listRoles(scope),
    renderedAt: new Date().toISOString(),
  }),
);

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<TeamResult>({ failure: "not_answering" }, (failure) => ({ failure }));

const changes = { role: "team.role_changed", remove: "team.removed", restore: "team.restored" } as const;

export const action = adminAction(
  { role: "manage_team", remove: "manage_team", restore: "manage_team" },
  async ({ request, scope, staff }) => {
    const form = await request.formData();
    const intent = String(form.get("intent"));
    const change = intent === "role" ? { role: String(form.get("role")) } : { removed: intent === "remove" };
    const id = String(form.get("staffId"));
    const outcome = await changeTeam(scope, staff, id, change);
    if (outcome === "changed") {
      await recordAudit(scope, {
        actor: { staffId: staff.id },
        action: changes[intent as keyof typeof changes],
        subject: { kind: "staff", id },
      });
      await publish(scope, [{ kind: "access", id }]);
      if (intent === "remove") await reactToRemovedStaff(scope, id);
    }
    return json<TeamResult>({ failure: outcome === "changed" ? null : outcome });
  },
);

/** Settings, Team: who works here and what they may do. */
export default function Team() {
  const { team, roles, renderedAt } = useLoaderData<typeof loader>();
  return <TeamView team={team} roles={roles} now={useNow(renderedAt)} />;
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
