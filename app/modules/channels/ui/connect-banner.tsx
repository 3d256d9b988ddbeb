import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { outcomeWords } from "./connect-outcomes.ts";

interface Props {
  /** "@handle" that was just connected; empty when its handle is not known. */
  connected: string | null;
  /** How the login ended otherwise, or what was found wrong right after it. */
  problem: string | null;
  onDismiss: () => void;
}

/** How a login that just came back from Instagram ended. */
export function ConnectBanner({ connected, problem, onDismiss }: Props) {
  const { t } = useTranslation("channels");
  const account = connected || t("came.theAccount");
  if (problem) {
    const { title, what, todo } = outcomeWords(t, problem);
    const heading = connected === null ? title : t("came.troubled", { account });
    return (
      <Banner tone="warning" title={heading} onDismiss={onDismiss}>
        {what} {todo}
      </Banner>
    );
  }
  if (connected === null) return null;
  return (
    <Banner tone="success" title={t("came.connected", { account })} onDismiss={onDismiss}>
      {t("came.text")}
    </Banner>
  );
}
