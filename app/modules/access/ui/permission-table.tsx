import { Box, Card, DataTable, Icon, Text } from "@shopify/polaris";
import { CheckIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { CustomRole } from "../custom-roles.ts";
import {
  builtInRoles,
  may,
  permissionGroups,
  permissionsOf,
  type HeldRole,
  type Permission,
  type Permitted,
} from "../roles.ts";
import { usePermissionName, useRoleName } from "./role-words.ts";

/** The whole table of who may do what: the built-in roles, and those of the store's own. */
export function PermissionTable({ roles }: { roles: CustomRole[] }) {
  const { t } = useTranslation("access");
  const nameOf = useRoleName();
  const permissionName = usePermissionName();
  const columns: (Permitted & { role: HeldRole })[] = [
    ...builtInRoles.map((builtIn) => ({ role: { builtIn }, permissions: permissionsOf(builtIn) })),
    ...roles.map((role) => ({ role, permissions: role.permissions })),
  ];
  const row = (permission: Permission) => [
    permissionName(permission),
    ...columns.map((column, at) => <Mark key={at} yes={may(column, permission)} />),
  ];
  const rows = permissionGroups.flatMap(({ group, permissions }) => [
    [
      <Text key={group} as="span" fontWeight="semibold">
        {t(`groups.${group}`)}
      </Text>,
      ...columns.map(() => ""),
    ],
    ...permissions.map(row),
  ]);
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="300">
        <Text as="h2" variant="headingMd">
          {t("team.whoMayWhat")}
        </Text>
      </Box>
      <div className="team__permissions">
        <DataTable
          columnContentTypes={["text", ...columns.map(() => "text" as const)]}
          headings={[t("team.permission"), ...columns.map(({ role }) => nameOf(role))]}
          rows={rows}
          truncate={false}
          hoverable={false}
        />
      </div>
    </Card>
  );
}

function Mark({ yes }: { yes: boolean }) {
  const { t } = useTranslation("access");
  if (yes)
    return (
      <Box width="20px">
        <Icon source={CheckIcon} accessibilityLabel={t("team.yes")} />
      </Box>
    );
  return (
    <Text as="span" visuallyHidden>
      {t("team.no")}
    </Text>
  );
}
