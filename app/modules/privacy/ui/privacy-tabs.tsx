import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OpenTabs } from "#app/modules/access/ui/open-tabs.tsx";

const tabs = [
  { id: "requests", url: "/app/privacy", needs: "see_privacy_requests" },
  { id: "register", url: "/app/privacy/register", needs: "see_privacy_requests" },
  { id: "retention", url: "/app/privacy/retention", needs: "change_retention" },
  { id: "audit", url: "/app/privacy/audit", needs: "see_audit" },
  { id: "store", url: "/app/privacy/store", needs: "see_privacy_requests" },
] as const;

/** The pages about privacy, one tab each. */
export function PrivacyTabs({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["privacy", "shell"]);
  return (
    <OpenTabs
      label={t("shell:nav.privacy")}
      tabs={tabs.map((tab) => ({ ...tab, content: t(`tabs.${tab.id}`) }))}
    >
      {children}
    </OpenTabs>
  );
}
