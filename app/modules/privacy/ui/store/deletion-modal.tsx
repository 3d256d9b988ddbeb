import {
  Banner,
  BlockStack,
  Checkbox,
  List,
  Modal,
  SkeletonBodyText,
  Text,
  TextField,
} from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isTyped, type DeletionAnswer, type DeletionEffects } from "../../store-deletion.ts";
import { effectLines } from "./effect-lines.ts";

interface Props {
  name: string;
  open: boolean;
  onClose: () => void;
}

/** Asks the owner, with the effect in numbers, and for the store's name. */
export function DeletionModal({ name, open, onClose }: Props) {
  const { t, i18n } = useTranslation("deletion");
  const effects = useEffects(open);
  const [typed, setTyped] = useState("");
  const [holdsGo, setHoldsGo] = useState(false);
  const { ask, asking, problem } = useDeletion(t);
  const held = effects?.held ?? 0;
  const ready = effects !== null && isTyped(typed, name) && (held === 0 || holdsGo);
  return (
    <Modal
      open={open}
      title={t("ask.title", { name })}
      onClose={onClose}
      primaryAction={{
        content: t("ask.confirm"),
        destructive: true,
        loading: asking,
        disabled: !ready,
        onAction: () => ask(typed, holdsGo),
      }}
      secondaryActions={[{ content: t("ask.keep"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t("ask.lead")}</Text>
          {effects ? (
            <List>
              {effectLines(effects.counts, t, i18n.language).map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          ) : (
            <SkeletonBodyText lines={5} />
          )}
          {held > 0 && (
            <Banner tone="warning" title={t("ask.heldTitle", { count: held })}>
              <Text as="p">{t("ask.held")}</Text>
              <Checkbox label={t("ask.heldKnown")} checked={holdsGo} onChange={setHoldsGo} />
            </Banner>
          )}
          <Text as="p">{t("ask.cannotUndo")}</Text>
          <TextField
            label={t("ask.type", { name })}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            spellCheck={false}
            {...(problem !== null && { error: problem })}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** What would go, counted when the question is opened; null until then. */
function useEffects(open: boolean): DeletionEffects | null {
  const { load, data } = useFetcher<DeletionEffects>();
  useEffect(() => {
    if (open) load("/app/privacy/store/deletion");
  }, [open, load]);
  return data ?? null;
}

/**
 * Sends what the owner confirmed, and leaves the admin for the request's page: this one closes with the store.
 * By fetch, so that the answer arrives wherever this component is by then.
 */
function useDeletion(t: TFunction<"deletion">) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (typed: string, holdsGo: boolean) => {
    const body = new URLSearchParams({ typed, ...(holdsGo && { holdsGo: "on" }) });
    const response = await fetch("/app/privacy/store/deletion", { method: "POST", body });
    if (!response.ok && response.status !== 422) throw new Error(`it answered ${response.status}`);
    const answer = (await response.json()) as DeletionAnswer;
    if (answer.outcome === "asked") return open(answer.statusUrl, "_top");
    setAsking(false);
    setProblem(t(answer.outcome === "wrong_name" ? "ask.wrongName" : "ask.notKnown"));
  };
  const ask = (typed: string, holdsGo: boolean) => {
    setAsking(true);
    setProblem(null);
    send(typed, holdsGo).catch(() => {
      setAsking(false);
      setProblem(t("ask.failed"));
    });
  };
  return { ask, asking, problem };
}
