/** What a permission of Meta's login lets us do, and why we need it. */
export interface PermissionWords {
  name: string;
  why: string;
}

const words: Record<string, PermissionWords> = {
  instagram_business_basic: {
    name: "Account profile",
    why: "shows which account is connected, with its name and picture",
  },
  instagram_business_manage_messages: {
    name: "Messages",
    why: "receives what customers write and sends your replies",
  },
  human_agent: {
    name: "Human agent",
    why: "lets a person answer up to seven days after a customer wrote",
  },
};

/** The permissions that are asked for when connecting, in words. */
export const askedPermissions = ["instagram_business_basic", "instagram_business_manage_messages"];

/** Words for a permission; one we do not know keeps Meta's name. */
export function describePermission(permission: string): PermissionWords {
  return Object.hasOwn(words, permission)
    ? words[permission]!
    : { name: permission, why: "granted at Instagram" };
}
