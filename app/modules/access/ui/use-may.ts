import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may, refusalFor, type Permission, type Role } from "../roles.ts";
import { refusalWords } from "./refusal-words.ts";

/** Whether the one who looks may do something, as far as the open page knows. The server decides all the same. */
export function useMay(): (permission: Permission) => boolean {
  const shell = useRouteLoaderData("routes/app") as { staff: { role: Role } } | undefined;
  return (permission) => shell !== undefined && may(shell.staff.role, permission);
}

/** Why the one who looks may not do this, in a sentence; null when they may. */
export function useRefusal(permission: Permission): string | null {
  const { t } = useTranslation("access");
  return useMay()(permission) ? null : refusalWords(t, refusalFor(permission));
}

/** Who looks; null outside the app's shell. */
export function useStaffId(): string | null {
  const shell = useRouteLoaderData("routes/app") as { staff: { id: string } } | undefined;
  return shell?.staff.id ?? null;
}
