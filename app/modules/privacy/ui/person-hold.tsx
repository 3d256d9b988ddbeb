import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { refusalFor } from "#app/modules/access/roles.ts";
import { useRefusalWords } from "#app/modules/access/ui/refusal-words.ts";
import { holdWords, longestReason, type HoldResult } from "../hold-words.ts";

const options = Object.entries(holdWords).map(([value, label]) => ({ value, label }));

const problems: Partial<Record<HoldResult["outcome"], string>> = {
  not_found: "This person is no longer here.",
  not_held: "The hold was lifted before.",
  no_reason: "A hold needs a reason.",
  not_answering: "That did not work. Please try again in a moment.",
};

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
  const [category, setCategory] = useState(options[0]?.value ?? "");
  const [reason, setReason] = useState("");
  const fetcher = useFetcher<HoldResult>();
  const outcome = fetcher.state === "idle" ? fetcher.data?.outcome : undefined;
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: "post", action: `/app/privacy/persons/${contactId}/hold` });
  const refusalWords = useRefusalWords();
  const problem =
    outcome && (outcome === "not_permitted" ? refusalWords(refusalFor("hold_person")) : problems[outcome]);
  return (
    <Modal
      open={open}
      title={held ? `Lift the hold on ${name}?` : `Keep ${name}'s data by law?`}
      onClose={onClose}
      primaryAction={{
        content: held ? "Lift hold" : "Set hold",
        loading: fetcher.state !== "idle",
        disabled: !held && reason.trim() === "",
        onAction: () => send(held ? { intent: "lift" } : { intent: "set", category, reason }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {problem && <Banner tone="critical">{problem}</Banner>}
          <Text as="p">
            {held
              ? "Their data is erased when it grows too old, and requests that waited for this go on at once."
              : "While the hold stands, nothing of this person is erased: neither for its age nor on request. A request says that the law keeps it, and goes on when you lift the hold."}
          </Text>
          {!held && (
            <FormLayout>
              <Select label="Why" options={options} value={category} onChange={setCategory} />
              <TextField
                label="Reason"
                helpText="Which law or case. Only your staff read it."
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
