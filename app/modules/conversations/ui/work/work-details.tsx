import { BlockStack, Button, InlineStack, Tag, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ThreadPage } from "../../conversations.ts";
import { nameIn } from "./change-words.ts";
import { LabelMenu } from "./label-menu.tsx";
import { PriorityMenu } from "./priority-menu.tsx";
import { useThreadChange } from "./thread-work.tsx";
import { useWorkChoices } from "./work-desk.tsx";

/** Beside a thread: how urgent it is, and what it is about. */
export function WorkDetails({ thread }: { thread: Pick<ThreadPage, "id" | "work"> }) {
  const { t } = useTranslation("work");
  const { make, refusal, disabled } = useThreadChange(thread);
  const { work } = thread;
  return (
    <section className="work-details">
      <BlockStack gap="200">
        {refusal && (
          <Text as="p" tone="subdued">
            {refusal}
          </Text>
        )}
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {t("priority")}
          </Text>
          <PriorityMenu
            work={work}
            onChoose={make}
            activator={(open, toggle) => (
              <Button
                variant="plain"
                disclosure={open ? "up" : "down"}
                disabled={disabled}
                onClick={toggle}
                accessibilityLabel={t("priorityIs", { name: t(`priorities.${work.priority ?? "none"}`) })}
              >
                {t(`priorities.${work.priority ?? "none"}`)}
              </Button>
            )}
          />
        </InlineStack>
        <InlineStack gap="150" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {t("labels.title")}
          </Text>
          <Labels
            labelIds={work.labelIds}
            disabled={disabled}
            onRemove={(labelId) => make({ kind: "label", labelId, on: false })}
          />
          <LabelMenu
            work={work}
            onChoose={make}
            activator={(_, toggle) => (
              <Button variant="plain" icon={PlusIcon} disabled={disabled} onClick={toggle}>
                {t("labels.add")}
              </Button>
            )}
          />
        </InlineStack>
      </BlockStack>
    </section>
  );
}

interface LabelsProps {
  labelIds: string[];
  disabled: boolean;
  onRemove: (labelId: string) => void;
}

function Labels({ labelIds, disabled, onRemove }: LabelsProps) {
  const { t } = useTranslation("work");
  const choices = useWorkChoices();
  return labelIds.map((id) => (
    <Tag key={id} disabled={disabled} onRemove={() => onRemove(id)}>
      {nameIn(t, choices, "labels", id)}
    </Tag>
  ));
}
