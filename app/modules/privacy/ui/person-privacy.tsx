import { useFetcher, useNavigate } from "@remix-run/react";
import { ActionList, Banner, BlockStack, Button, InlineStack, Popover, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { Counts, LegalHold } from "../privacy.ts";
import { EraseModal } from "./erase-modal.tsx";
import { PersonHold } from "./person-hold.tsx";
import { PersonName } from "./person-name.tsx";
import { PersonRestriction } from "./person-restriction.tsx";

interface Props {
  contactId: string;
  name: string;
  /** What the law keeps of them; null for nothing. */
  hold: LegalHold | null;
  restricted: boolean;
  /** What they are called besides their handle; null when nobody knows. */
  fullName: string | null;
  /** That is what they say themselves. */
  corrected: boolean;
}

/** What is being asked about. */
type Question = "correct" | "restrict" | "object" | "hold" | "erase" | "child";

/** Questions that end in an erasure. */
const erasing = ["erase", "object", "child"] as const;

/** Beside a thread: what staff can do for a person who asks about their data. Keyed by how it is, so that what is done closes its question. */
export function PersonPrivacy({ contactId, name, hold, restricted, fullName, corrected }: Props) {
  const { t } = useTranslation("rights");
  const address = `/app/privacy/persons/${contactId}`;
  const effects = useFetcher<{ counts: Counts | null; minimumAge: number }>();
  const { ask, asking, failed } = useAsk(address);
  const [question, setQuestion] = useState<Question | null>(null);
  const open = (which: Question) => {
    if (erasing.some((one) => one === which)) effects.load(address);
    setQuestion(which);
  };
  const shown = (which: Question) => ({
    contactId,
    name,
    open: question === which,
    onClose: () => setQuestion(null),
  });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("title")}
      </Text>
      {failed && <Banner tone="critical">{t("failed")}</Banner>}
      {hold && (
        <Text as="p">
          {t("heldBy", { category: t(`hold.categories.${hold.category}`), reason: hold.reason })}
        </Text>
      )}
      <InlineStack>
        <RightsMenu
          held={hold !== null}
          restricted={restricted}
          busy={asking !== null}
          onCopy={() => ask("copy")}
          onOpen={open}
        />
      </InlineStack>
      <PersonName {...shown("correct")} fullName={fullName} corrected={corrected} />
      <PersonRestriction {...shown("restrict")} restricted={restricted} />
      <PersonHold {...shown("hold")} held={hold !== null} />
      {erasing.map((which) => (
        <EraseModal
          key={which}
          {...shown(which)}
          why={which}
          counts={effects.state === "idle" ? (effects.data?.counts ?? null) : null}
          minimumAge={effects.data?.minimumAge ?? null}
          erasing={asking === which}
          onConfirm={() => ask(which)}
        />
      ))}
    </BlockStack>
  );
}

interface MenuProps {
  held: boolean;
  restricted: boolean;
  busy: boolean;
  onCopy: () => void;
  onOpen: (question: Question) => void;
}

/** Everything a person can ask for, in one place. */
function RightsMenu({ held, restricted, busy, onCopy, onOpen }: MenuProps) {
  const { t } = useTranslation("rights");
  const [active, setActive] = useState(false);
  const may = {
    copy: useRefusal("export_person"),
    correct: useRefusal("correct_person"),
    object: useRefusal("erase_person"),
    restrict: useRefusal("restrict_person"),
    hold: useRefusal("hold_person"),
    child: useRefusal("erase_person"),
    erase: useRefusal("erase_person"),
  };
  const item = (right: keyof typeof may, label: keyof typeof may | "release" | "lift" = right) => ({
    content: t(`menu.${label}`),
    disabled: may[right] !== null,
    ...(may[right] !== null && { helpText: may[right] }),
    onAction: () => (right === "copy" ? onCopy() : onOpen(right)),
  });
  return (
    <Popover
      active={active}
      autofocusTarget="first-node"
      onClose={() => setActive(false)}
      activator={
        <Button disclosure loading={busy} onClick={() => setActive(!active)} ariaExpanded={active}>
          {t("menu.open")}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        onActionAnyItem={() => setActive(false)}
        items={[
          item("copy"),
          item("correct"),
          item("restrict", restricted ? "release" : "restrict"),
          item("object"),
          item("child"),
          item("hold", held ? "lift" : "hold"),
          { ...item("erase"), destructive: true },
        ]}
      />
    </Popover>
  );
}

/** Opens a request and goes to its page. */
function useAsk(address: string) {
  const fetcher = useFetcher<{ requestId: string | null }>();
  const navigate = useNavigate();
  const requestId = fetcher.data?.requestId;
  useEffect(() => {
    if (requestId) void navigate(`/app/privacy/${requestId}`);
  }, [requestId, navigate]);
  return {
    ask: (intent: "copy" | (typeof erasing)[number]) =>
      fetcher.submit({ intent }, { method: "post", action: address }),
    asking: fetcher.state === "idle" ? null : String(fetcher.formData?.get("intent") ?? "erase"),
    failed: fetcher.state === "idle" && fetcher.data !== undefined && requestId === null,
  };
}
