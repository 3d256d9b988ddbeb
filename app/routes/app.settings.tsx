import { Outlet } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { OpenTabs, type OpenTab } from "#app/modules/access/ui/open-tabs.tsx";

/** The frame of every settings page. */
export default function Settings() {
  const { t } = useTranslation("shell");
  const address = (name: string) => `/app/settings/${name}`;
  const tabs: OpenTab[] = [
    {
      id: "connections",
      content: t("settings.connections"),
      url: address("connections"),
      needs: "read_conversations",
    },
    {
      id: "replies",
      content: t("settings.replies"),
      url: address("replies"),
      needs: "write_replies",
    },
    {
      id: "deliveries",
      content: t("settings.deliveries"),
      url: address("deliveries"),
      needs: "replay_deliveries",
    },
    { id: "team", content: t("settings.team"), url: address("team"), needs: "see_team" },
    {
      id: "notifications",
      content: t("settings.notifications"),
      url: address("notifications"),
      needs: "read_conversations",
    },
    { id: "work", content: t("settings.work"), url: address("work"), needs: "see_team" },
    { id: "contacts", content: t("settings.contacts"), url: address("contacts"), needs: "edit_contacts" },
  ];
  return (
    <main>
      <Page title={t("nav.settings")}>
        <OpenTabs label={t("nav.settings")} tabs={tabs}>
          <Outlet />
        </OpenTabs>
      </Page>
    </main>
  );
}
