import { BlockStack, DescriptionList, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { ago, exactTime } from "#app/ui/times.ts";
import { tokenLife } from "./account-words.ts";
import { describePermission } from "./permission-words.ts";

interface Props {
  account: AccountCard;
  timezone: string;
  now: Date;
}

/** What is known of a connection: how long it lasts, what it may do, when it last worked. */
export function AccountFacts({ account, timezone, now }: Props) {
  const life = tokenLife(account.tokenExpiresAt, timezone, now);
  const facts: { term: string; description: ReactNode }[] = [
    { term: "Permissions", description: <Permissions account={account} /> },
    {
      term: "Last event",
      description: <Since at={account.lastEventAt} never="Nothing yet" zone={timezone} now={now} />,
    },
    {
      term: "Last check",
      description: <Since at={account.lastCheckAt} never="Not yet" zone={timezone} now={now} />,
    },
    { term: "Connected", description: <Since at={account.connectedAt} never="" zone={timezone} now={now} /> },
  ];
  if (life) {
    const description = (
      <Text as="span" {...(life.soon && { tone: "caution" as const })}>
        {life.text}
      </Text>
    );
    facts.unshift({ term: "Access", description });
  }
  return <DescriptionList gap="tight" items={facts} />;
}

function Since({ at, never, zone, now }: { at: string | null; never: string; zone: string; now: Date }) {
  if (!at) return never;
  return (
    <time dateTime={at} title={exactTime(at, zone)}>
      {ago(at, now)}
    </time>
  );
}

function Permissions({ account: { permissions, missingPermissions } }: { account: AccountCard }) {
  return (
    <BlockStack as="ul" gap="050">
      {permissions.map((permission) => (
        <li key={permission}>
          {describePermission(permission).name}: {describePermission(permission).why}
        </li>
      ))}
      {missingPermissions.map((permission) => (
        <li key={permission}>
          <Text as="span" tone="caution">
            Missing: {describePermission(permission).name}. It {describePermission(permission).why}.
          </Text>
        </li>
      ))}
      {permissions.length + missingPermissions.length === 0 && <li>None</li>}
    </BlockStack>
  );
}
