import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Layout, Page, Select, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { completed, longestRoleName, roleName, type CustomRole, type RoleDraft } from "../custom-roles.ts";
import { isBuiltInRole, permissionsOf, type Permission } from "../roles.ts";
import { DeleteRoleModal } from "./delete-role-modal.tsx";
import { RolePermissions } from "./role-permissions.tsx";
import { teamAddress } from "./team-address.ts";
import type { RoleForm } from "./use-role-form.ts";

interface Props {
  /** Null for a new one. */
  role: CustomRole | null;
  /** The store's roles, for a new one to begin with. */
  roles: CustomRole[];
  /** Names of the staff who have it. */
  holders: string[];
  form: RoleForm;
}

/** A role of the store's own: what it is called, what it allows, who has it. */
export function RoleEditor({ role, roles, holders, form }: Props) {
  const { t } = useTranslation("access");
  const stored: RoleDraft = role ?? { name: "", permissions: beginWith("member", roles) };
  const [draft, setDraft] = useState(stored);
  const [tried, setTried] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const dirty = draft.name !== stored.name || draft.permissions.join() !== stored.permissions.join();
  const noName = tried && roleName(draft.name) === "";
  const save = () => {
    setTried(true);
    if (!form.busy && roleName(draft.name) !== "") form.save(draft);
  };
  const discard = () => {
    setDraft(stored);
    setTried(false);
  };
  const remove = {
    content: t("role.delete"),
    icon: DeleteIcon,
    destructive: true,
    onAction: () => setDeleting(true),
  };
  return (
    <Page
      title={role ? role.name : t("role.new")}
      backAction={{ content: t("team.title"), url: teamAddress }}
      {...(role && { secondaryActions: [remove] })}
    >
      <SaveBar id="role" open={dirty && !form.done}>
        <button variant="primary" onClick={save} {...(form.busy && { loading: "" })}>
          {t("role.save")}
        </button>
        <button onClick={discard} disabled={form.busy}>
          {t("role.discard")}
        </button>
      </SaveBar>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Failed form={form} />
            <Card>
              <BlockStack gap="400">
                <TextField
                  label={t("role.name")}
                  autoComplete="off"
                  maxLength={longestRoleName}
                  value={draft.name}
                  onChange={(name) => setDraft({ ...draft, name })}
                  error={noName ? t("role.faults.no_name") : form.faultOf(draft.name)}
                />
                {!role && (
                  <BeginWith roles={roles} onChoose={(permissions) => setDraft({ ...draft, permissions })} />
                )}
              </BlockStack>
            </Card>
            <RolePermissions
              chosen={draft.permissions}
              onChange={(permissions) => setDraft({ ...draft, permissions })}
            />
          </BlockStack>
        </Layout.Section>
        {role && (
          <Layout.Section variant="oneThird">
            <Holders names={holders} />
          </Layout.Section>
        )}
      </Layout>
      {role && <DeleteRoleModal role={role} open={deleting} form={form} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

/** What a new role allows before anything is chosen: what another one does, as far as such a role can. */
function beginWith(key: string, roles: CustomRole[]): Permission[] {
  const permissions = isBuiltInRole(key)
    ? permissionsOf(key)
    : (roles.find(({ id }) => id === key)?.permissions ?? []);
  return completed(permissions);
}

function BeginWith({
  roles,
  onChoose,
}: {
  roles: CustomRole[];
  onChoose: (permissions: Permission[]) => void;
}) {
  const { t } = useTranslation("access");
  const [key, setKey] = useState("member");
  return (
    <Select
      label={t("role.beginWith")}
      helpText={t("role.beginWithHelp")}
      options={[
        { value: "member", label: t("roles.member") },
        { value: "admin", label: t("roles.admin") },
        ...roles.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={key}
      onChange={(chosen) => {
        setKey(chosen);
        onChoose(beginWith(chosen, roles));
      }}
    />
  );
}

function Holders({ names }: { names: string[] }) {
  const { t } = useTranslation("access");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("role.whoHasIt")}
        </Text>
        {names.length === 0 && (
          <Text as="p" tone="subdued">
            {t("role.nobody")}
          </Text>
        )}
        {names.map((name, at) => (
          <Text key={at} as="p" breakWord>
            {name}
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}

function Failed({ form }: { form: RoleForm }) {
  const { t } = useTranslation("access");
  return (
    <div aria-live="assertive">
      {form.failure && (
        <Banner
          tone="critical"
          {...(form.overtaken && { action: { content: t("role.reload"), onAction: form.reload } })}
        >
          {form.failure}
        </Banner>
      )}
    </div>
  );
}
