import { Outlet, useLocation } from "@remix-run/react";
import { Page, Tabs } from "@shopify/polaris";

const tabs = [
  { id: "connections", content: "Connections", url: "/app/settings/connections" },
  { id: "deliveries", content: "Deliveries", url: "/app/settings/deliveries" },
  { id: "team", content: "Team", url: "/app/settings/team" },
];

/** The frame of every settings page. */
export default function Settings() {
  const { pathname } = useLocation();
  const selected = Math.max(
    0,
    tabs.findIndex(({ url }) => pathname.startsWith(url)),
  );
  return (
    <main>
      <Page title="Settings">
        <Tabs tabs={tabs} selected={selected}>
          <div style={{ paddingBlock: "var(--p-space-400)" }}>
            <Outlet />
          </div>
        </Tabs>
      </Page>
    </main>
  );
}
