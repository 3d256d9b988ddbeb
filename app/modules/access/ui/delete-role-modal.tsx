import { Banner, BlockStack, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CustomRole } from "../custom-roles.ts";
import type { RoleForm } from "./use-role-form.ts";

interface Props {
  role: CustomRole;
  open: boolean;
  form: RoleForm;
  onClose: () => void;
}

/** Asks before a role is deleted, and says how many people that makes members. */
export function DeleteRoleModal({ role: { name, holders }, open, form, onClose }: Props) {
  const { t } = useTranslation("access");
  return (
    <Modal
      open={open && !form.done}
      title={t("role.deleteQuestion", { name })}
      onClose={onClose}
      primaryAction={{
        content: t("role.delete"),
        destructive: true,
        loading: form.busy,
        disabled: form.overtaken,
        onAction: form.remove,
      }}
      secondaryActions={[{ content: t("role.keep"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {form.failure && (
            <Banner
              tone="critical"
              {...(form.overtaken && { action: { content: t("role.reload"), onAction: form.reload } })}
            >
              {form.failure}
            </Banner>
          )}
          <Text as="p">
            {holders === 0 ? t("role.deleteNobody") : t("role.deleteText", { count: holders })}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
