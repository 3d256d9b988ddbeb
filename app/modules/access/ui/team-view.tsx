import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { CustomRole } from "../custom-roles.ts";
import { builtInRoles, keyOfRole, type HeldRole, type Refusal } from "../roles.ts";
import { PermissionTable } from "./permission-table.tsx";
import { refusalWords } from "./refusal-words.ts";
import { RolesCard } from "./roles-card.tsx";
import { useRefusal } from "./use-may.ts";

/** What a change of the team answers: nothing to say, or why it was not made. */
export interface TeamResult {
  failure: "not_found" | "no_such_role" | "not_permitted" | "last_owner" | "not_answering" | Refusal | null;
}

interface Member {
  id: string;
  name: string;
  role: HeldRole;
  removed: boolean;
  lastSeenAt: string;
}

interface Props {
  team: Member[];
  /** The store's own. */
  roles: CustomRole[];
  now: Date;
}

/** Who works here, what they may do, and the whole table of who may do what. */
export function TeamView({ team, roles, now }: Props) {
  const { t } = useTranslation("access");
  const times = useTimeWords();
  const refusal = useRefusal("manage_team");
  const ownersRefusal = useRefusal("manage_owners");
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t("team.title")}
          </Text>
          <Text as="p" tone="subdued">
            {refusal ?? t("team.hint")}
          </Text>
          {team.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              roles={roles}
              seen={t("team.seen", { when: times.since(member.lastSeenAt, now) })}
              refusal={refusal}
              ownersRefusal={ownersRefusal}
            />
          ))}
        </BlockStack>
      </Card>
      <RolesCard roles={roles} builtInHolders={holdersByKey(team)} refusal={refusal} />
      <PermissionTable roles={roles} />
    </BlockStack>
  );
}

function holdersByKey(team: Member[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { role, removed } of team)
    if (!removed) counts[keyOfRole(role)] = (counts[keyOfRole(role)] ?? 0) + 1;
  return counts;
}

interface RowProps {
  member: Member;
  roles: CustomRole[];
  seen: string;
  /** Why the one who looks may change nobody; it stands above the rows. */
  refusal: string | null;
  /** Why they may change no owner and make none. */
  ownersRefusal: string | null;
}

function MemberRow({ member, roles, seen, refusal, ownersRefusal }: RowProps) {
  const { t } = useTranslation("access");
  const fetcher = useFetcher<TeamResult>();
  const { id, name, removed } = member;
  const key = keyOfRole(member.role);
  const ownerRefusal = key === "owner" && refusal === null ? ownersRefusal : null;
  const disabled = refusal !== null || ownerRefusal !== null;
  const change = (form: Record<string, string>) =>
    fetcher.submit({ staffId: id, ...form }, { method: "post" });
  const busy = fetcher.state !== "idle";
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <BlockStack gap="050">
          <InlineStack gap="200">
            <Text as="h3" fontWeight="medium" breakWord>
              {name}
            </Text>
            {removed && <Badge>{t("team.noAccess")}</Badge>}
          </InlineStack>
          <Text as="p" tone="subdued">
            {seen}
          </Text>
          {ownerRefusal && (
            <Text as="p" tone="subdued">
              {ownerRefusal}
            </Text>
          )}
        </BlockStack>
        <InlineStack gap="200" blockAlign="center">
          <Select
            label={t("team.roleOf", { name })}
            labelHidden
            options={[
              ...builtInRoles.map((value) => ({
                value,
                label: t(`roles.${value}`),
                disabled: value === "owner" && ownersRefusal !== null,
              })),
              ...roles.map((role) => ({ value: role.id, label: role.name })),
            ]}
            value={key}
            disabled={disabled || busy}
            onChange={(chosen) => change({ intent: "role", role: chosen })}
          />
          <Button
            disabled={disabled}
            loading={busy}
            onClick={() => change({ intent: removed ? "restore" : "remove" })}
            accessibilityLabel={removed ? t("team.restoreName", { name }) : t("team.removeName", { name })}
          >
            {removed ? t("team.restore") : t("team.remove")}
          </Button>
        </InlineStack>
      </InlineStack>
      {!busy && fetcher.data?.failure && <Failure why={fetcher.data.failure} />}
    </BlockStack>
  );
}

function Failure({ why }: { why: NonNullable<TeamResult["failure"]> }) {
  const { t } = useTranslation(["access", "shell"]);
  if (why === "not_answering") return <Banner tone="critical">{t("shell:notAnswering")}</Banner>;
  return (
    <Banner tone="critical">
      {typeof why === "string" ? t(`team.failures.${why}`) : refusalWords(t, why)}
    </Banner>
  );
}
