import { useLocation } from "@remix-run/react";
import { Tabs } from "@shopify/polaris";
import type { ReactNode } from "react";

const tabs = [
  { id: "requests", content: "Requests", url: "/app/privacy" },
  { id: "register", content: "Register", url: "/app/privacy/register" },
  { id: "retention", content: "Retention", url: "/app/privacy/retention" },
  { id: "audit", content: "Audit", url: "/app/privacy/audit" },
];

/** The pages about privacy, one tab each. */
export function PrivacyTabs({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const selected = Math.max(
    0,
    tabs.findLastIndex(({ url }) => pathname.startsWith(url)),
  );
  return (
    <Tabs tabs={tabs} selected={selected}>
      <div style={{ paddingBlock: "var(--p-space-400)" }}>{children}</div>
    </Tabs>
  );
}
