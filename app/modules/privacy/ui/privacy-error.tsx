import { Page } from "@shopify/polaris";
import { PageError } from "#app/ui/page-error.tsx";

/** In place of a page about privacy that is not open to who looks, or could not be loaded. */
export function PrivacyError() {
  return (
    <Page title="Privacy">
      <PageError />
    </Page>
  );
}
