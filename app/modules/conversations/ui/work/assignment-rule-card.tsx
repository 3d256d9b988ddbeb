import { BlockStack, Card, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { UnsavedBar } from "#app/ui/unsaved-bar.tsx";
import { threadLimits } from "../../work/work.ts";
import { useWorkSettings } from "./use-work-settings.ts";

interface Props {
  rule: { teamId: string; threadLimit: number } | null;
  teams: { id: string; name: string }[];
}

const usualLimit = 20;

/** Who gets conversations that open. */
export function AssignmentRuleCard({ rule, teams }: Props) {
  const { t } = useTranslation("work");
  const refusal = useRefusal("manage_teams");
  const stored = { teamId: rule?.teamId ?? "", limit: String(rule?.threadLimit ?? usualLimit) };
  const [teamId, setTeamId] = useState(stored.teamId);
  const [limit, setLimit] = useState(stored.limit);
  const { submit, busy, error } = useWorkSettings(() => shopify.toast.show(t("settings.ruleSaved")));
  const disabled = refusal !== null;
  return (
    <Card>
      <UnsavedBar
        id="assignment-rule"
        unsaved={teamId !== stored.teamId || (teamId !== "" && limit !== stored.limit)}
        saving={busy}
        onSave={() =>
          submit([
            ["intent", "save_rule"],
            ["teamId", teamId],
            ["threadLimit", limit],
          ])
        }
        onDiscard={() => {
          setTeamId(stored.teamId);
          setLimit(stored.limit);
        }}
      />
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("settings.rule")}
          </Text>
          <Text as="p" tone="subdued">
            {teams.length === 0 ? t("settings.ruleNeedsTeam") : t("settings.ruleText")}
          </Text>
        </BlockStack>
        <Select
          label={t("settings.ruleTeam")}
          options={[
            { value: "", label: t("settings.ruleNobody") },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={teamId}
          onChange={setTeamId}
          disabled={disabled || teams.length === 0}
        />
        {teamId && (
          <TextField
            type="number"
            label={t("settings.ruleLimit")}
            helpText={t("settings.ruleLimitText")}
            min={threadLimits.least}
            max={threadLimits.most}
            value={limit}
            onChange={setLimit}
            autoComplete="off"
            disabled={disabled}
          />
        )}
        {error && (
          <Text as="p" tone="critical">
            {t(`errors.${error}`)}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
