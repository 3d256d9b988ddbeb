import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isNotifyKind, notifyKinds, type NotifyKind } from "#app/modules/access/notify-kinds.ts";
import { UnsavedBar } from "#app/ui/unsaved-bar.tsx";
import type { NotificationsResult } from "../notifications.ts";

/** What one is notified of, on all of one's devices. */
export function NotifyKindsCard({ kinds }: { kinds: NotifyKind[] }) {
  const { t } = useTranslation(["notifications", "shell"]);
  const [chosen, setChosen] = useState<string[]>(kinds);
  const { save, saving, failed } = useNotifyKinds(t("kinds.saved"));
  return (
    <Card>
      <UnsavedBar
        id="notify-kinds"
        unsaved={notifyKinds.some((kind) => chosen.includes(kind) !== kinds.includes(kind))}
        saving={saving}
        onSave={() => save(chosen.filter(isNotifyKind))}
        onDiscard={() => setChosen(kinds)}
      />
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("kinds.title")}
        </Text>
        <ChoiceList
          allowMultiple
          title={t("kinds.title")}
          titleHidden
          choices={notifyKinds.map((kind) => ({
            value: kind,
            label: t(`kinds.${kind}`),
            helpText: t(`kinds.${kind}Text`),
          }))}
          selected={chosen}
          onChange={setChosen}
        />
        {failed && <Banner tone="critical">{t("shell:notAnswering")}</Banner>}
      </BlockStack>
    </Card>
  );
}

/** @param saved what is said once it is kept */
function useNotifyKinds(saved: string) {
  const fetcher = useFetcher<NotificationsResult>();
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome === "saved") shopify.toast.show(saved);
  }, [answer, saved]);
  const save = (kinds: NotifyKind[]) => {
    const form = new FormData();
    form.append("intent", "choose");
    for (const kind of kinds) form.append("kind", kind);
    fetcher.submit(form, { method: "post" });
  };
  const saving = fetcher.state !== "idle";
  return { save, saving, failed: !saving && answer?.outcome === "not_answering" };
}
