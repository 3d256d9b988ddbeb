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
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { isRole, may, permissions, roles, roleWords, type Permission, type Role } from "../roles.ts";
import { useRefusal } from "./use-may.ts";

/** What a change of the team answers: nothing to say, or why it was not made. */
export interface TeamResult {
  failure: string | null;
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
  const times = useTimeWords();
  const refusal = useRefusal("manage_team");
  const ownersRefusal = useRefusal("manage_owners");
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Team
          </Text>
          <Text as="p" tone="subdued">
            {refusal ?? "Staff appear here after they first opened Couplet. They start as members."}
          </Text>
          {team.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              seen={`Last seen ${times.since(member.lastSeenAt, now)}`}
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
            {removed && <Badge>No access</Badge>}
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
            label={`Role of ${name}`}
            labelHidden
            options={roles.map((value) => ({
              value,
              label: roleWords[value],
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
            accessibilityLabel={removed ? `Let ${name} back in` : `Remove ${name}`}
          >
            {removed ? "Let back in" : "Remove"}
          </Button>
        </InlineStack>
      </InlineStack>
      {!busy && fetcher.data?.failure && <Banner tone="critical">{fetcher.data.failure}</Banner>}
    </BlockStack>
  );
}

function PermissionTable() {
  return (
    <Card padding="0">
      <Box padding="300" paddingBlockStart="400">
        <Text as="h2" variant="headingMd">
          Who may do what
        </Text>
      </Box>
      <DataTable
        columnContentTypes={["text", "text", "text", "text"]}
        headings={["Permission", ...roles.map((role) => roleWords[role])]}
        rows={(Object.keys(permissions) as Permission[]).map((name) => [
          capital(permissions[name].says),
          ...roles.map((role) => <Mark key={role} yes={may(role, name)} />),
        ])}
        truncate={false}
        hoverable={false}
      />
    </Card>
  );
}

function Mark({ yes }: { yes: boolean }) {
  if (yes)
    return (
      <Box width="20px">
        <Icon source={CheckIcon} accessibilityLabel="Yes" />
      </Box>
    );
  return (
    <Text as="span" visuallyHidden>
      No
    </Text>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
