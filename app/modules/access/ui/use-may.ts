import { useRouteLoaderData } from "@remix-run/react";
import { may, refusalWords, type Permission, type Role } from "../roles.ts";

/** Why the one who looks may not do this, in a sentence; null when they may. The server decides all the same. */
export function useRefusal(permission: Permission): string | null {
  const shell = useRouteLoaderData("routes/app") as { staff: { role: Role } } | undefined;
  return shell && may(shell.staff.role, permission) ? null : refusalWords(permission);
}
