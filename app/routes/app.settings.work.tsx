import { json, type HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminAction, adminLoader, listTeam, listTeams } from "#app/modules/access/access.server.ts";
import {
  assignmentRule,
  countLabelled,
  countThreads,
  listLabels,
} from "#app/modules/conversations/conversations.server.ts";
import type { WorkSettingsResult } from "#app/modules/conversations/work/settings-form.ts";
import { AssignmentRuleCard } from "#app/modules/conversations/ui/work/assignment-rule-card.tsx";
import { LabelsCard } from "#app/modules/conversations/ui/work/labels-card.tsx";
import { TeamsCard } from "#app/modules/conversations/ui/work/teams-card.tsx";
import { lastShown, orElse } from "#app/ui/last-shown.ts";
import { changeWorkSettings } from "#app/web/work-settings.server.ts";

export const loader = adminLoader("see_team", async ({ scope }) => {
  const [staff, teams, labels, labelled, rule] = await Promise.all([
    listTeam(scope),
    listTeams(scope),
    listLabels(scope),
    countLabelled(scope),
    assignmentRule(scope),
  ]);
  const counts = await Promise.all(teams.map(({ id }) => countThreads(scope, { teamId: id })));
  return json({
    staff: staff.filter(({ removed }) => !removed).map(({ id, name }) => ({ id, name })),
    teams: teams.map((team, at) => ({ ...team, threads: counts[at]?.all ?? 0 })),
    labels: labels.map((label) => ({ ...label, threads: labelled[label.id] ?? 0 })),
    rule,
  });
});

export const clientLoader = lastShown(() => "");

export const clientAction = orElse<WorkSettingsResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));

export const action = adminAction(
  {
    save_team: "manage_teams",
    delete_team: "manage_teams",
    save_rule: "manage_teams",
    save_label: "manage_labels",
    delete_label: "manage_labels",
  },
  async ({ request, scope, staff }) => json(await changeWorkSettings(scope, staff, await request.formData())),
);

/** Settings, Teams and labels: who works together, who gets new conversations, and the store's labels. */
export default function WorkSettings() {
  const { staff, teams, labels, rule } = useLoaderData<typeof loader>();
  return (
    <BlockStack gap="400">
      <TeamsCard teams={teams} staff={staff} />
      <AssignmentRuleCard key={JSON.stringify(rule)} rule={rule} teams={teams} />
      <LabelsCard labels={labels} />
    </BlockStack>
  );
}

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);
