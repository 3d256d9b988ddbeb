import { SaveBar } from "@shopify/app-bridge-react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Names it among all forms of the page. */
  id: string;
  /** Something stands in the form that is not saved. */
  unsaved: boolean;
  saving: boolean;
  /** What stands in the form can be saved; where it cannot, the form says why. */
  savable?: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/**
 * The admin's own bar for a form with changes, as Built for Shopify (4.1.5) demands: it saves or discards them, and as
 * long as it is there nobody leaves the page without being asked.
 */
export function UnsavedBar({ id, unsaved, saving, savable = true, onSave, onDiscard }: Props) {
  const { t } = useTranslation("shell");
  return (
    <SaveBar id={id} open={unsaved}>
      <button variant="primary" onClick={onSave} disabled={!savable} {...(saving && { loading: "" })}>
        {t("unsaved.save")}
      </button>
      <button onClick={onDiscard} disabled={saving}>
        {t("unsaved.discard")}
      </button>
    </SaveBar>
  );
}
