import { Banner, FormLayout, Modal } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Detail } from "../../fields/fields.ts";
import { DetailInput } from "./detail-input.tsx";
import { useDetailsForm } from "./use-details-form.ts";

interface Props {
  contactId: string;
  name: string;
  details: Detail[];
  onClose: () => void;
}

/** Fills in the store's fields for a person. What a colleague changed meanwhile is shown under what was typed. */
export function DetailsForm({ contactId, name, details, onClose }: Props) {
  const { t } = useTranslation("fields");
  const { typed, type, save, busy, error, wrongField, movedOn } = useDetailsForm(contactId, details, onClose);
  return (
    <Modal
      open
      title={t("form.title", { name })}
      onClose={onClose}
      primaryAction={{ content: t("form.save"), loading: busy, onAction: save }}
      secondaryActions={[{ content: t("form.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <FormLayout>
            {error && wrongField === null && <Banner tone="critical">{t(`errors.${error}`)}</Banner>}
            {details.map((detail, at) => (
              <DetailInput
                key={detail.field.id}
                detail={detail}
                typed={typed(detail)}
                movedOn={movedOn(detail)}
                error={error && wrongField === detail.field.id ? t(`errors.${error}`) : null}
                autoFocus={at === 0}
                onChange={(value) => type(detail, value)}
              />
            ))}
          </FormLayout>
          {/* Enter saves. */}
          <button type="submit" hidden />
        </form>
      </Modal.Section>
    </Modal>
  );
}
