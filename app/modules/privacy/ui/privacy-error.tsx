import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { PageError } from "#app/ui/page-error.tsx";

/** In place of a page about privacy that is not open to who looks, or could not be loaded. */
export function PrivacyError() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.privacy")}>
      <PageError />
    </Page>
  );
}
