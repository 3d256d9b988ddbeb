import { useTranslation } from "react-i18next";
import type { HeldRole, Permission } from "../roles.ts";

/** What a role is called: the built-in ones in the reader's language, the store's own as it named them. */
export function useRoleName(): (role: HeldRole) => string {
  const { t } = useTranslation("access");
  return (role) => ("builtIn" in role ? t(`roles.${role.builtIn}`) : role.name);
}

/** What a permission allows, as an entry of a list: "Reply to customers". */
export function usePermissionName(): (permission: Permission) => string {
  const { t } = useTranslation("access");
  return (permission) => {
    const words = t(`permissions.${permission}`);
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
}
