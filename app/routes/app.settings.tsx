import { Outlet } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { OpenTabs, type OpenTab } from "#app/modules/access/ui/open-tabs.tsx";

const tabs: OpenTab[] = [
  {
    id: "connections",
    content: "Connections",
    url: "/app/settings/connections",
    needs: "read_conversations",
  },
  { id: "deliveries", content: "Deliveries", url: "/app/settings/deliveries", needs: "replay_deliveries" },
  { id: "team", content: "Team", url: "/app/settings/team", needs: "see_team" },
];

/** The frame of every settings page. */
export default function Settings() {
  const { t } = useTranslation("content");
  const replies: OpenTab = {
    id: "replies",
    content: t("title"),
    url: "/app/settings/replies",
    needs: "write_replies",
  };
  return (
    <main>
      <Page title="Settings">
        <OpenTabs tabs={[...tabs.slice(0, 1), replies, ...tabs.slice(1)]}>
          <Outlet />
        </OpenTabs>
      </Page>
    </main>
  );
}
