import { Banner, BlockStack, Checkbox, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { longestViewName, type SavedView } from "../../views/saved-views.ts";
import { useViewForm } from "./use-view-form.ts";

interface ViewModalProps {
  view: SavedView;
  onClose: () => void;
  /** It is as was asked. */
  onDone: () => void;
}

/** Asks what a view is called and who has it, and saves it. */
export function SaveViewModal({ view, onClose, onDone }: ViewModalProps) {
  const { t } = useTranslation("views");
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared);
  const mayShare = useMay()("share_views");
  const { busy, fault, save } = useViewForm(onDone);
  const submit = () => save({ ...view, name, shared });
  return (
    <Modal
      open
      title={view.name === "" ? t("saveTitle") : t("renameTitle")}
      onClose={onClose}
      primaryAction={{
        content: t("saveView"),
        loading: busy,
        disabled: name.trim() === "",
        onAction: submit,
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <BlockStack gap="400">
            <TextField
              label={t("name")}
              value={name}
              onChange={setName}
              maxLength={longestViewName}
              autoComplete="off"
              autoFocus
              error={fault ? t(`errors.${fault}`) : false}
            />
            <Checkbox
              label={t("share")}
              helpText={mayShare ? t("shareHelp") : t("shareRefused")}
              checked={shared}
              disabled={!mayShare}
              onChange={setShared}
            />
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}

/** Asks whether a view shall be deleted. */
export function DeleteViewModal({ view, onClose, onDone }: ViewModalProps) {
  const { t } = useTranslation("views");
  const { busy, fault, remove } = useViewForm(onDone);
  return (
    <Modal
      open
      title={t("deleteTitle", { name: view.name })}
      onClose={onClose}
      primaryAction={{
        content: t("delete"),
        destructive: true,
        loading: busy,
        onAction: () => remove(view.id),
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {fault && <Banner tone="critical">{t(`errors.${fault}`)}</Banner>}
          <Text as="p">{view.shared ? t("deleteShared") : t("deleteOwn")}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
