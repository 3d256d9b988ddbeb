import { BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { always, completed, grantable, neededBy, without } from "../custom-roles.ts";
import { permissionGroups, permissions as table, type Permission, type PermissionGroup } from "../roles.ts";
import { usePermissionName } from "./role-words.ts";

interface Props {
  chosen: Permission[];
  onChange: (chosen: Permission[]) => void;
}

/** The table's permissions to choose from. What one needs is chosen with it, and goes with it. */
export function RolePermissions(props: Props) {
  return (
    <Card>
      <BlockStack gap="500">
        {permissionGroups.map((group) => (
          <Group key={group.group} {...group} {...props} />
        ))}
      </BlockStack>
    </Card>
  );
}

interface GroupProps extends Props {
  group: PermissionGroup;
  permissions: Permission[];
}

function Group({ group, permissions, chosen, onChange }: GroupProps) {
  const { t } = useTranslation("access");
  const nameOf = usePermissionName();
  const open = permissions.filter((one) => one !== always && grantable.includes(one));
  const choices = open.map((value) => {
    const [needs] = neededBy(value);
    const helpText = needs && t("role.needs", { what: nameOf(needs) });
    return { value, label: nameOf(value), ...(helpText && { helpText }) };
  });
  return (
    <BlockStack gap="200">
      <ChoiceList
        allowMultiple
        title={
          <Text as="span" variant="headingMd">
            {t(`groups.${group}`)}
          </Text>
        }
        choices={choices}
        selected={chosen.filter((one) => open.includes(one))}
        onChange={(selected: Permission[]) => onChange(after(chosen, open, selected))}
      />
      {permissions
        .filter((one) => !open.includes(one))
        .map((one) => (
          <Settled key={one} permission={one} />
        ))}
    </BlockStack>
  );
}

/** What is chosen after the boxes of one group were ticked like this. */
function after(chosen: Permission[], group: Permission[], selected: Permission[]): Permission[] {
  const taken = chosen.filter((one) => group.includes(one) && !selected.includes(one));
  return taken.reduce(without, completed([...chosen, ...selected]));
}

/** A permission that is no choice: everybody has it, or no role of a store's own can. */
function Settled({ permission }: { permission: Permission }) {
  const { t } = useTranslation("access");
  const nameOf = usePermissionName();
  const ofManagers = table[permission].includes("admin") ? "onlyManagers" : "onlyOwners";
  return (
    <Text as="p" tone="subdued">
      {t(`role.${permission === always ? "always" : ofManagers}`, { what: nameOf(permission) })}
    </Text>
  );
}
