import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OpenTabs, type OpenTab } from "#app/modules/access/ui/open-tabs.tsx";

const tabs: OpenTab[] = [
  { id: "requests", content: "Requests", url: "/app/privacy", needs: "see_privacy_requests" },
  { id: "register", content: "Register", url: "/app/privacy/register", needs: "see_privacy_requests" },
  { id: "retention", content: "Retention", url: "/app/privacy/retention", needs: "change_retention" },
  { id: "audit", content: "Audit", url: "/app/privacy/audit", needs: "see_audit" },
];

/** The pages about privacy, one tab each. */
export function PrivacyTabs({ children }: { children: ReactNode }) {
  const { t } = useTranslation("deletion");
  const store: OpenTab = {
    id: "store",
    content: t("tab"),
    url: "/app/privacy/store",
    needs: "see_privacy_requests",
  };
  return <OpenTabs tabs={[...tabs, store]}>{children}</OpenTabs>;
}
