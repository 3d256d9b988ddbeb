import {
  Avatar,
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Checkbox,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { AccountFacts } from "./account-facts.tsx";
import { stateSentence } from "./account-words.ts";
import { problemWords } from "./problem-words.ts";

/** `failure`: why the last thing that was asked of this account did not work. */
export interface AccountCardViewProps {
  account: AccountCard;
  now: Date;
  busy: boolean;
  failure?: string | null;
  onCheck: () => void;
  onReconnect: () => void;
  onDisconnect: () => void;
  onHumanAgent: (on: boolean) => void;
}

/** One connected account: how it is, what it may do, and what can be done about it. */
export function AccountCardView(props: AccountCardViewProps) {
  const { account, now, busy, failure, onHumanAgent } = props;
  const { t } = useTranslation("channels");
  const refusal = useRefusal("manage_connections");
  return (
    <Card>
      <BlockStack gap="400">
        <Head account={account} />
        <Problem account={account} />
        {failure && <Banner tone="critical">{failure}</Banner>}
        {account.state !== "disconnected" && (
          <>
            <AccountFacts account={account} now={now} />
            <Checkbox
              label={t("card.humanAgent")}
              {...(refusal === null && { helpText: t("card.humanAgentHelp") })}
              checked={account.humanAgent}
              disabled={busy || refusal !== null}
              onChange={onHumanAgent}
            />
          </>
        )}
        <Actions {...props} refused={refusal !== null} />
        {refusal && (
          <Text as="p" tone="subdued">
            {refusal}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Head({ account }: { account: AccountCard }) {
  const { t } = useTranslation("channels");
  const { handle, name, pictureUrl } = account;
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <Avatar
        size="lg"
        name={name ?? handle}
        initials={handle.charAt(0).toUpperCase()}
        {...(pictureUrl !== null && { source: pictureUrl })}
      />
      <BlockStack gap="050">
        <Text as="h2" variant="headingMd" breakWord>
          @{handle}
        </Text>
        {name && (
          <Text as="p" tone="subdued" breakWord>
            {name}
          </Text>
        )}
        <Text as="p">{stateSentence(t, account)}</Text>
      </BlockStack>
    </InlineStack>
  );
}

/** A dead connection without a reason we know still says what to do. */
function Problem({ account: { state, lastError } }: { account: AccountCard }) {
  const { t } = useTranslation("channels");
  if (state === "disconnected") return null;
  const problem =
    problemWords(t, lastError) ?? (state === "needs_reauth" ? problemWords(t, "token_dead") : null);
  if (!problem) return null;
  return (
    <Banner tone="warning" title={problem.what}>
      {problem.todo}
    </Banner>
  );
}

function Actions(props: AccountCardViewProps & { refused: boolean }) {
  const { account, busy, refused, onCheck, onReconnect, onDisconnect } = props;
  const { t } = useTranslation("channels");
  const { handle } = account;
  if (account.state === "disconnected") {
    return (
      <InlineStack>
        <Button
          onClick={onReconnect}
          loading={busy}
          disabled={refused}
          accessibilityLabel={t("card.reconnectHandle", { handle })}
        >
          {t("reconnect")}
        </Button>
      </InlineStack>
    );
  }
  return (
    <ButtonGroup>
      {/* Without a token there is nothing to ask Instagram with. */}
      {account.state === "connected" && (
        <Button
          onClick={onCheck}
          loading={busy}
          disabled={refused}
          accessibilityLabel={t("card.checkHandle", { handle })}
        >
          {t("card.check")}
        </Button>
      )}
      <Button
        onClick={onReconnect}
        disabled={busy || refused}
        accessibilityLabel={t("card.reconnectHandle", { handle })}
      >
        {t("reconnect")}
      </Button>
      <Button
        onClick={onDisconnect}
        disabled={busy || refused}
        accessibilityLabel={t("card.disconnectHandle", { handle })}
      >
        {t("card.disconnect")}
      </Button>
    </ButtonGroup>
  );
}
