import { BlockStack, Button, Card, ChoiceList, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { RowButtons } from "./row-buttons.tsx";
import { useWorkSettings } from "./use-work-settings.ts";

interface Staff {
  id: string;
  name: string;
}

interface Team extends Staff {
  memberIds: string[];
  /** How many conversations it has. */
  threads: number;
}

/** The store's teams, and who is in them. */
export function TeamsCard({ teams, staff }: { teams: Team[]; staff: Staff[] }) {
  const { t } = useTranslation("work");
  const refusal = useRefusal("manage_teams");
  const [adding, setAdding] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("settings.teams")}
          </Text>
          <Text as="p" tone="subdued">
            {refusal ?? t("settings.teamsText")}
          </Text>
        </BlockStack>
        {teams.map((team) => (
          <TeamRow key={team.id} team={team} staff={staff} disabled={refusal !== null} />
        ))}
        <div>
          <Button disabled={refusal !== null} onClick={() => setAdding(true)}>
            {t("settings.addTeam")}
          </Button>
        </div>
      </BlockStack>
      {adding && <TeamForm staff={staff} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function TeamRow({ team, staff, disabled }: { team: Team; staff: Staff[]; disabled: boolean }) {
  const { t } = useTranslation("work");
  const [editing, setEditing] = useState(false);
  const members = staff.filter(({ id }) => team.memberIds.includes(id)).map(({ name }) => name);
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <BlockStack gap="050">
        <Text as="h3" fontWeight="medium" breakWord>
          {team.name}
        </Text>
        <Text as="p" tone="subdued">
          {members.join(", ") || t("settings.noMembers")}
        </Text>
      </BlockStack>
      <RowButtons
        intent="delete_team"
        id={team.id}
        name={team.name}
        effect={t("settings.deleteTeamEffect", { count: team.threads })}
        disabled={disabled}
        onEdit={() => setEditing(true)}
      />
      {editing && <TeamForm team={team} staff={staff} onClose={() => setEditing(false)} />}
    </InlineStack>
  );
}

function TeamForm({ team, staff, onClose }: { team?: Team; staff: Staff[]; onClose: () => void }) {
  const { t } = useTranslation("work");
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState(team?.memberIds ?? []);
  const { submit, busy, error } = useWorkSettings(onClose);
  const save = () =>
    submit([
      ["intent", "save_team"],
      ["id", team?.id ?? ""],
      ["name", name],
      ...members.map((id): [string, string] => ["member", id]),
    ]);
  return (
    <Modal
      open
      title={team ? t("settings.editOf", { name: team.name }) : t("settings.addTeam")}
      onClose={onClose}
      primaryAction={{ content: t("settings.saveTeam"), loading: busy, onAction: save }}
      secondaryActions={[{ content: t("settings.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <BlockStack gap="400">
            <TextField
              label={t("settings.teamName")}
              value={name}
              onChange={setName}
              autoComplete="off"
              autoFocus
              maxLength={40}
              {...(error && { error: t(`errors.${error}`) })}
            />
            <ChoiceList
              allowMultiple
              title={t("settings.members")}
              choices={staff.map(({ id, name: label }) => ({ value: id, label }))}
              selected={members}
              onChange={setMembers}
            />
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}
