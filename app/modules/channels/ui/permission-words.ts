import type { TFunction } from "i18next";

/** What a permission of Meta's login lets us do, and why we need it. */
export type PermissionWords = { name: string; why: string };

const known = ["instagram_business_basic", "instagram_business_manage_messages", "human_agent"] as const;

/** Words for a permission; one we do not know keeps Meta's name. */
export function permissionWords(t: TFunction<"channels">, permission: string): PermissionWords {
  const ours = known.find((name) => name === permission);
  return ours
    ? { name: t(`permissions.${ours}.name`), why: t(`permissions.${ours}.why`) }
    : { name: permission, why: t("permissions.other") };
}
