import { useFetcher } from "@remix-run/react";
import { ActionList, BlockStack, Box, Icon, Popover, TextField } from "@shopify/polaris";
import { CheckIcon, PlusIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { WorkSettingsResult } from "../../work/settings-form.ts";
import type { MenuProps } from "./assign-menu.tsx";
import { useWorkChoices } from "./work-desk.tsx";
import { useMenu } from "./use-menu.ts";

/** Puts labels on threads and takes them off; who may makes one here that is missing. */
export function LabelMenu({ activator, work, onChoose }: MenuProps) {
  const { popover } = useMenu(activator);
  return (
    <Popover {...popover} autofocusTarget="none">
      <LabelChoices labelIds={work?.labelIds ?? []} onChoose={onChoose} />
    </Popover>
  );
}

function LabelChoices({ labelIds, onChoose }: { labelIds: string[]; onChoose: MenuProps["onChoose"] }) {
  const { t } = useTranslation("work");
  const choices = useWorkChoices();
  const mayMake = useMay()("manage_labels");
  const [typed, setTyped] = useState("");
  const { make, making, error } = useNewLabel((labelId) => {
    setTyped("");
    onChoose({ kind: "label", labelId, on: true });
  });
  const name = typed.trim();
  const wanted = name.toLocaleLowerCase();
  const found = choices.labels.filter((label) => label.name.toLocaleLowerCase().includes(wanted));
  const exact = found.some((label) => label.name.toLocaleLowerCase() === wanted);
  const items = found.map(({ id, name: content }) => ({
    content,
    active: labelIds.includes(id),
    ...(labelIds.includes(id) && { suffix: <Icon source={CheckIcon} accessibilityLabel={t("labels.on")} /> }),
    onAction: () => onChoose({ kind: "label", labelId: id, on: !labelIds.includes(id) }),
  }));
  const maker = name !== "" && !exact && mayMake;
  return (
    <BlockStack>
      <Box padding="300" paddingBlockEnd="100">
        <TextField
          label={t("labels.find")}
          labelHidden
          placeholder={mayMake ? t("labels.findOrMake") : t("labels.find")}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoFocus
          {...(error && { error: t(`errors.${error}`) })}
        />
      </Box>
      {items.length === 0 && !maker && (
        <Box padding="300" color="text-secondary">
          {t("labels.none")}
        </Box>
      )}
      <ActionList
        actionRole="menuitem"
        items={[
          ...items,
          ...(maker
            ? [
                {
                  content: t("labels.make", { name }),
                  icon: PlusIcon,
                  disabled: making,
                  onAction: () => make(name),
                },
              ]
            : []),
        ]}
      />
    </BlockStack>
  );
}

/** Makes a label, and hands on its id once, when the page knows what it is called. */
function useNewLabel(onMade: (labelId: string) => void) {
  const fetcher = useFetcher<WorkSettingsResult>();
  const latest = useRef(onMade);
  useEffect(() => {
    latest.current = onMade;
  });
  const answer = fetcher.data;
  // The answer is here before the labels have been read again.
  const settled = fetcher.state === "idle";
  useEffect(() => {
    if (settled && answer?.ok && answer.id) latest.current(answer.id);
  }, [settled, answer]);
  return {
    make: (name: string) =>
      fetcher.submit(
        { intent: "save_label", id: "", name, tone: "neutral" },
        { method: "post", action: "/app/settings/work" },
      ),
    making: !settled,
    error: settled && answer?.ok === false ? answer.error : null,
  };
}
