import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Modal,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { maximumWords, profileNames, profiles, readChoice, type Retention } from "../retention.ts";
import { effectWords, type Effects } from "./effect-words.ts";

/** What became of a choice. */
export interface RetentionResult {
  outcome: "saved" | "not_a_choice" | "not_answering";
}

/** Choosing a profile, with what it would erase in numbers before it is saved. */
export function RetentionChooser({ current }: { current: Retention }) {
  const [profile, setProfile] = useState(current.profile);
  const [maximum, setMaximum] = useState(current.maximum === null ? "" : String(current.maximum));
  const [asking, setAsking] = useState(false);
  const saving = useFetcher<RetentionResult>();
  const choice = readChoice(profile, maximum);
  const effects = useEffects(choice, current);
  const changed = choice?.profile !== current.profile || choice.maximum !== current.maximum;
  const save = () => {
    setAsking(false);
    saving.submit({ profile, maximum }, { method: "post", action: "/app/privacy/retention" });
  };
  const erases = effects !== null && effects.persons + effects.contents > 0;
  const failed = saving.state === "idle" && saving.data && saving.data.outcome !== "saved";
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How long conversations are kept
        </Text>
        {failed && (
          <Banner tone="critical">Nothing was saved: Couplet could not be reached. Please try again.</Banner>
        )}
        <ChoiceList
          title="Profile"
          titleHidden
          selected={[profile]}
          onChange={([chosen]) => {
            const name = profileNames.find((known) => known === chosen);
            if (!name) return;
            setProfile(name);
            setMaximum(profiles[name].endless ? "" : String(profiles[name].hardest));
          }}
          choices={profileNames.map((name) => ({
            value: name,
            label: profiles[name].label,
            helpText: profiles[name].about,
          }))}
        />
        <Maximum profile={profile} maximum={maximum} valid={choice !== null} onChange={setMaximum} />
        {changed && choice && <Text as="p">{effectWords(choice, effects)}</Text>}
        <InlineStack>
          <Button
            variant="primary"
            disabled={!changed || !choice || effects === null}
            loading={saving.state !== "idle"}
            onClick={() => (erases ? setAsking(true) : save())}
          >
            Save
          </Button>
        </InlineStack>
      </BlockStack>
      <Modal
        open={asking}
        title="Erase what is older?"
        onClose={() => setAsking(false)}
        primaryAction={{ content: "Save and erase", destructive: true, onAction: save }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            {choice && effectWords(choice, effects)} It cannot be undone. Whoever is under a legal hold stays.
          </Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}

interface MaximumProps {
  profile: Retention["profile"];
  maximum: string;
  valid: boolean;
  onChange: (maximum: string) => void;
}

function Maximum({ profile, maximum, valid, onChange }: MaximumProps) {
  const { unit, hardest, endless } = profiles[profile];
  return (
    <div style={{ maxWidth: "20rem" }}>
      <TextField
        label={profile === "bridge" ? "After a message arrived" : "After a person's last interaction"}
        type="number"
        autoComplete="off"
        min={1}
        max={hardest}
        suffix={unit}
        value={maximum}
        onChange={onChange}
        {...(endless && { placeholder: "No maximum" })}
        {...(!valid && { error: `A whole number of ${unit} from 1 to ${hardest}` })}
        helpText={`At most ${maximumWords({ profile, maximum: hardest })}${endless ? "; empty for no maximum" : ""}`}
      />
    </div>
  );
}

/** What the choice would erase; null while it is being counted. */
function useEffects(choice: Retention | null, current: Retention): Effects | null {
  const { load, state, data } = useFetcher<{ choice: Retention | null; effects: Effects | null }>();
  const { profile, maximum } = choice ?? {};
  const same = profile === current.profile && maximum === current.maximum;
  useEffect(() => {
    if (!profile || same) return;
    // Digits are typed one after the other: only the last number is counted.
    const timer = setTimeout(
      () => load(`/app/privacy/retention/effects?profile=${profile}&maximum=${maximum ?? ""}`),
      200,
    );
    return () => clearTimeout(timer);
  }, [profile, maximum, same, load]);
  const answered = state === "idle" && data?.choice?.profile === profile && data?.choice?.maximum === maximum;
  return answered ? (data?.effects ?? null) : null;
}
