import { BlockStack, DescriptionList, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { tokenLife } from "./account-words.ts";
import { permissionWords } from "./permission-words.ts";

interface Props {
  account: AccountCard;
  now: Date;
}

/** What is known of a connection: how long it lasts, what it may do, when it last worked. */
export function AccountFacts({ account, now }: Props) {
  const { t } = useTranslation("channels");
  const life = tokenLife(t, useTimeWords(), account.tokenExpiresAt, now);
  const facts: { term: string; description: ReactNode }[] = [
    { term: t("facts.permissions"), description: <Permissions account={account} /> },
    {
      term: t("facts.lastEvent"),
      description: <Since at={account.lastEventAt} never={t("facts.noEvent")} now={now} />,
    },
    {
      term: t("facts.lastCheck"),
      description: <Since at={account.lastCheckAt} never={t("facts.noCheck")} now={now} />,
    },
    { term: t("facts.connected"), description: <Since at={account.connectedAt} never="" now={now} /> },
  ];
  if (life) {
    const description = (
      <Text as="span" {...(life.soon && { tone: "caution" as const })}>
        {life.text}
      </Text>
    );
    facts.unshift({ term: t("facts.access"), description });
  }
  return <DescriptionList gap="tight" items={facts} />;
}

function Since({ at, never, now }: { at: string | null; never: string; now: Date }) {
  const times = useTimeWords();
  if (!at) return never;
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times.ago(at, now)}
    </time>
  );
}

function Permissions({ account: { permissions, missingPermissions } }: { account: AccountCard }) {
  const { t } = useTranslation("channels");
  return (
    <BlockStack as="ul" gap="050">
      {permissions.map((permission) => (
        <li key={permission}>{t("facts.permission", permissionWords(t, permission))}</li>
      ))}
      {missingPermissions.map((permission) => (
        <li key={permission}>
          <Text as="span" tone="caution">
            {t("facts.missing", permissionWords(t, permission))}
          </Text>
        </li>
      ))}
      {permissions.length + missingPermissions.length === 0 && <li>{t("facts.none")}</li>}
    </BlockStack>
  );
}
