import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRoleRefusal } from "#app/modules/access/ui/use-may.ts";
import { longestReason, type HoldResult } from "../hold.ts";
import { holdCategories } from "../privacy.ts";

/** What is said of an outcome that changed nothing. */
const problems = {
  not_found: "gone",
  not_held: "hold.notHeld",
  no_reason: "hold.noReason",
  not_answering: "failed",
} as const;

interface Props {
  contactId: string;
  name: string;
  /** How it is now; keyed by it, the question closes when it is done. */
  held: boolean;
  open: boolean;
  onClose: () => void;
}

/** Setting a legal hold on a person, or lifting it. */
export function PersonHold({ contactId, name, held, open, onClose }: Props) {
  const { t } = useTranslation("rights");
  const [category, setCategory] = useState<string>(holdCategories[0]);
  const [reason, setReason] = useState("");
  const fetcher = useFetcher<HoldResult>();
  const outcome = fetcher.state === "idle" ? fetcher.data?.outcome : undefined;
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: "post", action: `/app/privacy/persons/${contactId}/hold` });
  const refusal = useRoleRefusal();
  const failed = outcome === "held" || outcome === "lifted" ? undefined : outcome;
  const problem = failed && (failed === "not_permitted" ? refusal("hold_person") : t(problems[failed]));
  return (
    <Modal
      open={open}
      title={t(held ? "hold.liftTitle" : "hold.setTitle", { name })}
      onClose={onClose}
      primaryAction={{
        content: t(held ? "hold.lift" : "hold.set"),
        loading: fetcher.state !== "idle",
        disabled: !held && reason.trim() === "",
        onAction: () => send(held ? { intent: "lift" } : { intent: "set", category, reason }),
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {problem && <Banner tone="critical">{problem}</Banner>}
          <Text as="p">{t(held ? "hold.liftText" : "hold.setText")}</Text>
          {!held && (
            <FormLayout>
              <Select
                label={t("hold.why")}
                options={holdCategories.map((value) => ({ value, label: t(`hold.categories.${value}`) }))}
                value={category}
                onChange={setCategory}
              />
              <TextField
                label={t("hold.reason")}
                helpText={t("hold.reasonHint")}
                value={reason}
                onChange={setReason}
                maxLength={longestReason}
                multiline={2}
                autoComplete="off"
              />
            </FormLayout>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
