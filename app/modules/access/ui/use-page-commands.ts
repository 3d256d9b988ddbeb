import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import type { Permission } from "../roles.ts";
import { useMay } from "./use-may.ts";

interface PageLink {
  title: string;
  to: string;
  needs: Permission;
}

/** Every page that whoever looks may open, by keyboard. */
export function usePageCommands(): void {
  const { t } = useTranslation("shell");
  const { t: words } = useTranslation("commands");
  const allowed = useMay();
  const navigate = useNavigate();
  const setting = (
    id: "connections" | "replies" | "deliveries" | "team" | "work" | "contacts",
    needs: Permission,
  ): PageLink => ({
    title: `${t("nav.settings")}: ${t(`settings.${id}`)}`,
    to: `/app/settings/${id}`,
    needs,
  });
  const pages: PageLink[] = [
    { title: t("nav.inbox"), to: "/app", needs: "read_conversations" },
    { title: t("nav.contacts"), to: "/app/contacts", needs: "read_conversations" },
    { title: t("nav.privacy"), to: "/app/privacy", needs: "see_privacy_requests" },
    setting("connections", "read_conversations"),
    setting("replies", "write_replies"),
    setting("deliveries", "replay_deliveries"),
    setting("team", "see_team"),
    setting("work", "see_team"),
    setting("contacts", "edit_contacts"),
  ];
  useCommands(
    "pages",
    pages
      .filter(({ needs }) => allowed(needs))
      .map(({ title, to }) => ({
        id: `page-${to}`,
        group: "go",
        title: words("goTo", { page: title }),
        run: () => void navigate(to),
      })),
  );
}
