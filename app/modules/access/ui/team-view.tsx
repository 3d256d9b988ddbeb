import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  DataTable,
  Icon,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { CheckIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { isRole, may, permissions, roles, type Permission, type Refusal, type Role } from "../roles.ts";
import { refusalWords } from "./refusal-words.ts";
import { useRefusal } from "./use-may.ts";

/** What a change of the team answers: nothing to say, or why it was not made. */
export interface TeamResult {
  failure: "not_found" | "not_permitted" | "last_owner" | "not_answering" | Refusal | null;
}

interface Member {
  id: string;
  name: string;
  role: Role;
  removed: boolean;
  lastSeenAt: string;
}

interface Props {
  team: Member[];
  now: Date;
}

/** Who works here, what they may do, and the whole table of who may do what. */
export function TeamView({ team, now }: Props) {
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
              seen={t("team.seen", { when: times.since(member.lastSeenAt, now) })}
              refusal={refusal}
              ownersRefusal={ownersRefusal}
            />
          ))}
        </BlockStack>
      </Card>
      <PermissionTable />
    </BlockStack>
  );
}

interface RowProps {
  member: Member;
  seen: string;
  /** Why the one who looks may change nobody; it stands above the rows. */
  refusal: string | null;
  /** Why they may change no owner and make none. */
  ownersRefusal: string | null;
}

function MemberRow({ member, seen, refusal, ownersRefusal }: RowProps) {
  const { t } = useTranslation("access");
  const fetcher = useFetcher<TeamResult>();
  const { id, name, role, removed } = member;
  const ownerRefusal = role === "owner" && refusal === null ? ownersRefusal : null;
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
            options={roles.map((value) => ({
              value,
              label: t(`roles.${value}`),
              disabled: value === "owner" && ownersRefusal !== null,
            }))}
            value={role}
            disabled={disabled || busy}
            onChange={(chosen) => isRole(chosen) && change({ intent: "role", role: chosen })}
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

function PermissionTable() {
  const { t } = useTranslation("access");
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="300">
        <Text as="h2" variant="headingMd">
          {t("team.whoMayWhat")}
        </Text>
      </Box>
      <div className="team__permissions">
        <DataTable
          columnContentTypes={["text", "text", "text", "text"]}
          headings={[t("team.permission"), ...roles.map((role) => t(`roles.${role}`))]}
          rows={(Object.keys(permissions) as Permission[]).map((name) => [
            capital(t(`permissions.${name}`)),
            ...roles.map((role) => <Mark key={role} yes={may(role, name)} />),
          ])}
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

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
