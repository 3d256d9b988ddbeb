import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, ChoiceList, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { UnsavedBar } from "#app/ui/unsaved-bar.tsx";
import { profileNames, profiles, readChoice, type Retention } from "../retention.ts";
import { maximumWords } from "../retention-words.ts";
import { effectWords, type Effects } from "./effect-words.ts";

/** What became of a choice. */
export interface RetentionResult {
  outcome: "saved" | "not_a_choice" | "not_answering";
}

/** Choosing a profile, with what it would erase in numbers before it is saved. */
export function RetentionChooser({ current }: { current: Retention }) {
  const { t, i18n } = useTranslation("retention");
  const [profile, setProfile] = useState(current.profile);
  const [maximum, setMaximum] = useState(maximumOf(current));
  const [asking, setAsking] = useState(false);
  const saving = useFetcher<RetentionResult>();
  const choice = readChoice(profile, maximum);
  const effects = useEffects(choice, current);
  const changed = choice?.profile !== current.profile || choice.maximum !== current.maximum;
  const save = () => {
    setAsking(false);
    saving.submit({ profile, maximum }, { method: "post", action: "/app/privacy/retention" });
  };
  const discard = () => {
    setProfile(current.profile);
    setMaximum(maximumOf(current));
  };
  const effect = choice && effectWords(t, choice, effects, i18n.language);
  const erases = effects !== null && effects.persons + effects.contents > 0;
  const saved = saving.data?.outcome === "saved";
  useEffect(() => {
    if (saved) shopify.toast.show(t("chooser.saved"));
  }, [saved, t]);
  const failed = saving.state === "idle" && saving.data && saving.data.outcome !== "saved";
  return (
    <Card>
      <UnsavedBar
        id="retention"
        unsaved={changed}
        saving={saving.state !== "idle"}
        savable={choice !== null && effects !== null}
        onSave={() => (erases ? setAsking(true) : save())}
        onDiscard={discard}
      />
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("chooser.title")}
        </Text>
        {failed && <Banner tone="critical">{t("chooser.failed")}</Banner>}
        <ChoiceList
          title={t("chooser.profile")}
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
            label: t(`profiles.${name}.label`),
            helpText: t(`profiles.${name}.about`),
          }))}
        />
        <Maximum profile={profile} maximum={maximum} valid={choice !== null} onChange={setMaximum} />
        {changed && choice && <Text as="p">{effect}</Text>}
      </BlockStack>
      <Modal
        open={asking}
        title={t("chooser.ask")}
        onClose={() => setAsking(false)}
        primaryAction={{ content: t("chooser.saveAndErase"), destructive: true, onAction: save }}
        secondaryActions={[{ content: t("chooser.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            {effect} {t("chooser.cannotUndo")}
          </Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}

/** As it stands in the field. */
function maximumOf({ maximum }: Retention): string {
  return maximum === null ? "" : String(maximum);
}

interface MaximumProps {
  profile: Retention["profile"];
  maximum: string;
  valid: boolean;
  onChange: (maximum: string) => void;
}

function Maximum({ profile, maximum, valid, onChange }: MaximumProps) {
  const { t } = useTranslation("retention");
  const { unit, hardest, endless } = profiles[profile];
  const time = maximumWords(t, { profile, maximum: hardest });
  return (
    <div style={{ maxWidth: "20rem" }}>
      <TextField
        label={t(profile === "bridge" ? "chooser.afterArrival" : "chooser.afterInteraction")}
        type="number"
        autoComplete="off"
        min={1}
        max={hardest}
        suffix={t(`units.${unit}`)}
        value={maximum}
        onChange={onChange}
        {...(endless && { placeholder: t("chooser.none") })}
        {...(!valid && { error: t(`chooser.wrong.${unit}`, { most: hardest }) })}
        helpText={t(endless ? "chooser.mostOrNone" : "chooser.most", { time })}
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
