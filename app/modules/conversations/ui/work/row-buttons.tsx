import { Button, ButtonGroup } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { DeleteButton, type DeleteButtonProps } from "./delete-button.tsx";

/** What may be done with a team or a label: edit it, delete it. */
export function RowButtons({ onEdit, ...row }: DeleteButtonProps & { onEdit: () => void }) {
  const { t } = useTranslation("work");
  return (
    <ButtonGroup>
      <Button
        variant="plain"
        disabled={row.disabled}
        onClick={onEdit}
        accessibilityLabel={t("settings.editOf", { name: row.name })}
      >
        {t("settings.edit")}
      </Button>
      <DeleteButton {...row} />
    </ButtonGroup>
  );
}
