import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { relativeTime } from "#app/ui/times.ts";
import { isRole, may, permissions, roles, roleWords, type Role } from "../roles.ts";
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
  timezone: string;
  now: Date;
}

/** Who works here, what they may do, and the whole table of who may do what. */
export function TeamView({ team, timezone, now }: Props) {
  const refusal = useRefusal("manage_team");
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
              seen={`Last seen ${relativeTime(member.lastSeenAt, now, timezone)}`}
              disabled={refusal !== null}
            />
          ))}
        </BlockStack>
      </Card>
      <PermissionTable />
    </BlockStack>
  );
}

function MemberRow({ member, seen, disabled }: { member: Member; seen: string; disabled: boolean }) {
  const fetcher = useFetcher<TeamResult>();
  const { id, name, role, removed } = member;
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
        </BlockStack>
        <InlineStack gap="200" blockAlign="center">
          <Select
            label={`Role of ${name}`}
            labelHidden
            options={roles.map((value) => ({ value, label: roleWords[value] }))}
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
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who may do what
        </Text>
        {(Object.keys(permissions) as (keyof typeof permissions)[]).map((name) => (
          <InlineStack key={name} gap="200" align="space-between">
            <Text as="p">{capital(permissions[name].says)}</Text>
            <Text as="p" tone="subdued">
              {roles
                .filter((role) => may(role, name))
                .map((role) => roleWords[role])
                .join(", ")}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
