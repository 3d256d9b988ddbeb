import { useRouteLoaderData } from "@remix-run/react";
import { may, refusalWords, type Permission, type Role } from "../roles.ts";

/** Whether the one who looks may do something, as far as the open page knows. The server decides all the same. */
export function useMay(): (permission: Permission) => boolean {
  const shell = useRouteLoaderData("routes/app") as { staff: { role: Role } } | undefined;
  return (permission) => shell !== undefined && may(shell.staff.role, permission);
}

/** Why the one who looks may not do this, in a sentence; null when they may. */
export function useRefusal(permission: Permission): string | null {
  return useMay()(permission) ? null : refusalWords(permission);
}
