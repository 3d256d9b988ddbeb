import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { reactToWork } from "#app/jobs/reactions/work.server.ts";
import {
  deleteTeam,
  listTeams,
  nameTeam,
  setTeamMember,
  type StaffMember,
} from "#app/modules/access/access.server.ts";
import {
  deleteLabel,
  releaseThreads,
  saveLabel,
  setAssignmentRule,
} from "#app/modules/conversations/conversations.server.ts";
import type { WorkSettingsResult } from "#app/modules/conversations/work/settings-form.ts";
import { labelTones } from "#app/modules/conversations/work/work.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";

const deed: Record<string, AuditAction> = {
  save_team: "team.grouped",
  delete_team: "team.grouped",
  save_rule: "team.rule_changed",
  save_label: "labels.changed",
  delete_label: "labels.changed",
};

/** Carries out one form of Settings, Teams and labels; open pages are told what can be chosen now. */
export async function changeWorkSettings(
  scope: ShopScope,
  staff: StaffMember,
  form: FormData,
): Promise<WorkSettingsResult> {
  const intent = String(form.get("intent"));
  const result = await carryOut(scope, staff, intent, form);
  const action = deed[intent];
  if (!result.ok || !action) return result;
  await recordAudit(scope, { actor: { staffId: staff.id }, action });
  await publish(scope, [{ kind: "work_choices" }]);
  return result;
}

async function carryOut(
  scope: ShopScope,
  staff: StaffMember,
  intent: string,
  form: FormData,
): Promise<WorkSettingsResult> {
  switch (intent) {
    case "save_team":
      return saveTeam(scope, form);
    case "delete_team":
      return removeTeam(scope, staff, text(form, "id"));
    case "save_rule":
      return saveRule(scope, form);
    case "save_label":
      return toResult(
        await saveLabel(scope, text(form, "id") || null, {
          name: text(form, "name"),
          tone: labelTones.find((tone) => tone === form.get("tone")) ?? "neutral",
        }),
      );
    default:
      return (await deleteLabel(scope, text(form, "id"))) ? { ok: true } : gone;
  }
}

const gone: WorkSettingsResult = { ok: false, error: "not_found" };

async function saveTeam(scope: ShopScope, form: FormData): Promise<WorkSettingsResult> {
  const named = await nameTeam(scope, text(form, "id") || null, text(form, "name"));
  if (named.outcome !== "saved") return { ok: false, error: named.outcome };
  const wanted = new Set(form.getAll("member").map(String));
  const now = new Set((await listTeams(scope)).find(({ id }) => id === named.id)?.memberIds);
  for (const id of wanted) if (!now.has(id)) await setTeamMember(scope, named.id, id, true);
  for (const id of now) if (!wanted.has(id)) await setTeamMember(scope, named.id, id, false);
  return { ok: true, id: named.id };
}

/** Its conversations leave it first, so that their history says why. */
async function removeTeam(scope: ShopScope, staff: StaffMember, teamId: string): Promise<WorkSettingsResult> {
  const origin = { cause: "team_deleted", staffId: staff.id } as const;
  for await (const ids of releaseThreads(scope, { teamId }, origin)) await reactToWork(scope, ids);
  return (await deleteTeam(scope, teamId)) ? { ok: true } : gone;
}

async function saveRule(scope: ShopScope, form: FormData): Promise<WorkSettingsResult> {
  const teamId = text(form, "teamId");
  const rule = teamId ? { teamId, threadLimit: Number(form.get("threadLimit")) } : null;
  return (await setAssignmentRule(scope, rule)) ? { ok: true } : { ok: false, error: "not_possible" };
}

function toResult(saved: Awaited<ReturnType<typeof saveLabel>>): WorkSettingsResult {
  return saved.outcome === "saved" ? { ok: true, id: saved.id } : { ok: false, error: saved.outcome };
}

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
