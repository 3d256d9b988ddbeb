import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  ResourceItem,
  ResourceList,
  Text,
} from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { mostRoles, type CustomRole } from "../custom-roles.ts";
import { builtInRoles, permissionsOf } from "../roles.ts";
import { roleAddress } from "./team-address.ts";

/** A line of the list: a built-in role has no address. */
interface Line {
  id: string;
  name: string;
  permissions: number;
  holders: number;
  builtIn: boolean;
}

interface Props {
  roles: CustomRole[];
  /** How many of those who may come in have each built-in role, by its word. */
  builtInHolders: Record<string, number>;
  /** Why the one who looks may make and change none. */
  refusal: string | null;
}

/** The roles there are: the three that every store has, and its own. */
export function RolesCard({ roles, builtInHolders, refusal }: Props) {
  const { t } = useTranslation("access");
  const lines: Line[] = [
    ...builtInRoles.map((role) => ({
      id: role,
      name: t(`roles.${role}`),
      permissions: permissionsOf(role).length,
      holders: builtInHolders[role] ?? 0,
      builtIn: true,
    })),
    ...roles.map(({ permissions, ...role }) => ({
      ...role,
      permissions: permissions.length,
      builtIn: false,
    })),
  ];
  const full = roles.length >= mostRoles;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("role.title")}
            </Text>
            {refusal === null && (
              <Button icon={PlusIcon} url={full ? "" : roleAddress("new")} disabled={full}>
                {t("role.add")}
              </Button>
            )}
          </InlineStack>
          <Text as="p" tone="subdued">
            {full ? t("role.tooMany", { count: mostRoles }) : t("role.hint")}
          </Text>
        </BlockStack>
      </Box>
      <ResourceList
        resourceName={{ singular: t("role.one"), plural: t("role.many") }}
        items={lines}
        renderItem={(line) => <RoleLine line={line} open={!line.builtIn && refusal === null} />}
      />
    </Card>
  );
}

function RoleLine({ line, open }: { line: Line; open: boolean }) {
  const { t } = useTranslation("access");
  const { id, name, permissions, holders, builtIn } = line;
  const content = (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" fontWeight="medium" breakWord>
          {name}
        </Text>
        {builtIn && <Badge>{t("role.builtIn")}</Badge>}
      </InlineStack>
      <Text as="p" tone="subdued">
        {t("role.holders", { count: holders })} · {t("role.allows", { count: permissions })}
      </Text>
    </BlockStack>
  );
  if (!open)
    return (
      <li className="team__role">
        <Box paddingInline="400" paddingBlock="300">
          {content}
        </Box>
      </li>
    );
  return (
    <ResourceItem id={id} url={roleAddress(id)} accessibilityLabel={t("role.open", { name })}>
      {content}
    </ResourceItem>
  );
}
