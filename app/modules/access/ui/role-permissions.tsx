import { BlockStack, Card, ChoiceList } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { always, completed, neededBy, without } from "../custom-roles.ts";
import { builtInOnly, permissionGroups, permissions as table, type Permission } from "../roles.ts";
import { usePermissionName } from "./role-words.ts";

interface Props {
  chosen: Permission[];
  onChange: (chosen: Permission[]) => void;
}

/** The table's permissions to choose from. What one needs is chosen with it, and goes with it. */
export function RolePermissions({ chosen, onChange }: Props) {
  const { t } = useTranslation("access");
  const choiceOf = useChoice();
  return (
    <Card>
      <BlockStack gap="500">
        {permissionGroups.map(({ group, permissions }) => (
          <ChoiceList
            key={group}
            allowMultiple
            title={t(`groups.${group}`)}
            choices={permissions.map(choiceOf)}
            selected={chosen.filter((one) => permissions.includes(one))}
            onChange={(selected: Permission[]) => onChange(after(chosen, permissions, selected))}
          />
        ))}
      </BlockStack>
    </Card>
  );
}

/** What is chosen after the boxes of one group were ticked like this. */
function after(chosen: Permission[], group: Permission[], selected: Permission[]): Permission[] {
  const taken = chosen.filter((one) => group.includes(one) && !selected.includes(one));
  return taken.reduce(without, completed([...chosen, ...selected]));
}

function useChoice() {
  const { t } = useTranslation("access");
  const nameOf = usePermissionName();
  return (permission: Permission) => {
    const [needs] = neededBy(permission);
    const only = table[permission].includes("admin") ? t("role.onlyManagers") : t("role.onlyOwners");
    return {
      value: permission,
      label: nameOf(permission),
      disabled: permission === always || builtInOnly.includes(permission),
      ...(permission === always && { helpText: t("role.always") }),
      ...(needs && { helpText: t("role.needs", { what: nameOf(needs) }) }),
      ...(builtInOnly.includes(permission) && { helpText: only }),
    };
  };
}
