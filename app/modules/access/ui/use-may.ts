import { useRouteLoaderData } from "@remix-run/react";
import { may, refusalFor, type HeldRole, type Permission, type Permitted } from "../roles.ts";
import { useRefusalWords } from "./refusal-words.ts";

interface Shell {
  staff: Permitted & { id: string; role: HeldRole };
}

/** Who looks, as far as the open page knows; null outside the app's shell. */
function useStaff(): Shell["staff"] | null {
  const shell = useRouteLoaderData("routes/app") as Shell | undefined;
  return shell?.staff ?? null;
}

/** Whether the one who looks may do something, as far as the open page knows. The server decides all the same. */
export function useMay(): (permission: Permission) => boolean {
  const staff = useStaff();
  return (permission) => staff !== null && may(staff, permission);
}

/** Why the one who looks may not do this, in a sentence; null when they may. */
export function useRefusal(permission: Permission): string | null {
  const words = useRoleRefusal();
  return useMay()(permission) ? null : words(permission);
}

/** In a sentence, that the role of the one who looks does not allow something: the server said so. */
export function useRoleRefusal(): (permission: Permission) => string {
  const words = useRefusalWords();
  const staff = useStaff();
  return (permission) => words(refusalFor(permission, staff?.role ?? { builtIn: "member" }));
}

/** Who looks; null outside the app's shell. */
export function useStaffId(): string | null {
  return useStaff()?.id ?? null;
}
