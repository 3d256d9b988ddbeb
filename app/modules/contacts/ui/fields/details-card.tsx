import { Link as RouteLink } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { Detail } from "../../fields/fields.ts";
import { DetailsForm } from "./details-form.tsx";
import { useDetailWords } from "./detail-words.ts";
import { HiddenDetail } from "./hidden-detail.tsx";
import "./fields.css";

interface Props {
  contactId: string;
  /** What the person is called, for those who hear the buttons. */
  name: string;
  details: Detail[];
  /** What is kept of them may not be used now. */
  restricted: boolean;
}

/** What stands in the store's own fields for a person. */
export function DetailsCard(props: Props) {
  const { name, details, restricted } = props;
  const { t } = useTranslation("fields");
  const [editing, setEditing] = useState(false);
  if (details.length === 0) return <NoFields />;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h3" variant="headingSm">
            {t("card.title")}
          </Text>
          <Button
            variant="plain"
            disabled={restricted}
            onClick={() => setEditing(true)}
            accessibilityLabel={t("card.editOf", { name })}
          >
            {t("card.edit")}
          </Button>
        </InlineStack>
        {restricted && (
          <Text as="p" tone="subdued">
            {t("card.restricted")}
          </Text>
        )}
        <Filled {...props} />
      </BlockStack>
      {editing && <DetailsForm {...props} onClose={() => setEditing(false)} />}
    </Card>
  );
}

/** A store without fields is asked once whether it wants some, where somebody can answer. */
function NoFields() {
  const { t } = useTranslation("fields");
  const may = useMay();
  if (!may("manage_contact_fields")) return null;
  return (
    <RouteLink to="/app/settings/contacts" className="Polaris-Link Polaris-Link--removeUnderline">
      {t("card.addFields")}
    </RouteLink>
  );
}

function Filled({ contactId, name, details }: Props) {
  const { t, i18n } = useTranslation("fields");
  const words = useDetailWords();
  const filled = details.filter(({ revision }) => revision !== null);
  const empty = details.filter(({ revision }) => revision === null).map(({ field }) => field.name);
  return (
    <>
      {filled.length > 0 && (
        <dl className="contact-details">
          {filled.map(({ field, value, revision }) => (
            <div key={field.id}>
              <dt>{field.name}</dt>
              <dd>
                {value === null ? (
                  <HiddenDetail key={revision} contactId={contactId} field={field} of={name} />
                ) : (
                  words(field, value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {empty.length > 0 && (
        <Text as="p" tone="subdued" breakWord>
          {t("card.empty", { fields: new Intl.ListFormat(i18n.language).format(empty) })}
        </Text>
      )}
    </>
  );
}
