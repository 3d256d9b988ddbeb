import { useFetcher, useNavigate, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostRoles, type RoleDraft, type RoleResult } from "../custom-roles.ts";
import { teamAddress } from "./team-address.ts";

export type RoleForm = ReturnType<typeof useRoleForm>;

/**
 * Saves a role or deletes it, and leaves for the team then; what was typed stays when neither was done.
 * @param seen the role as the page read it
 */
export function useRoleForm(seen: { id: string; version: number; holders: number }) {
  const { t } = useTranslation("access");
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { submit, data, state } = useFetcher<RoleResult>();
  const [sentName, setSentName] = useState("");
  const outcome = data?.outcome;
  const done = outcome === "saved" || outcome === "deleted";
  useEffect(() => {
    if (outcome !== "saved" && outcome !== "deleted") return;
    shopify.toast.show(t(`role.${outcome}`));
    navigate(teamAddress);
  }, [outcome, navigate, t]);
  const answer = state === "idle" && data && !done ? data : null;
  const fault = answer?.outcome === "faulty" ? answer.fault : null;
  const failed = answer && answer.outcome !== "faulty" ? answer.outcome : null;
  const send = (form: Record<string, string>) => submit({ ...texts(seen), ...form }, { method: "post" });
  return {
    busy: state !== "idle",
    done,
    /** It is no longer what the page shows: only reading it again helps. */
    overtaken: failed === "changed_meanwhile",
    failure: failed && t(`role.failures.${failed as "not_found"}`, { count: mostRoles }),
    faultOf: (name: string) => (fault && name === sentName ? t(`role.faults.${fault}`) : false),
    reload: revalidate,
    save: ({ name, permissions }: RoleDraft) => {
      setSentName(name);
      send({ intent: "save", name, permissions: permissions.join(",") });
    },
    remove: () => send({ intent: "delete" }),
  };
}

function texts({ id, version, holders }: { id: string; version: number; holders: number }) {
  return { id, version: String(version), holders: String(holders) };
}
