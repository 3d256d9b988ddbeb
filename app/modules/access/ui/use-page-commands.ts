import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import type { Permission } from "../roles.ts";
import { useMay } from "./use-may.ts";

interface PageLink {
  id: string;
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
    id: "connections" | "replies" | "deliveries" | "team" | "work",
    needs: Permission,
  ): PageLink => ({
    id,
    title: `${t("nav.settings")}: ${t(`settings.${id}`)}`,
    to: `/app/settings/${id}`,
    needs,
  });
  const pages: PageLink[] = [
    { id: "inbox", title: t("nav.inbox"), to: "/app", needs: "read_conversations" },
    { id: "privacy", title: t("nav.privacy"), to: "/app/privacy", needs: "see_privacy_requests" },
    setting("connections", "read_conversations"),
    setting("replies", "write_replies"),
    setting("deliveries", "replay_deliveries"),
    setting("team", "see_team"),
    setting("work", "see_team"),
  ];
  useCommands(
    "pages",
    pages
      .filter(({ needs }) => allowed(needs))
      .map(({ id, title, to }) => ({
        id: `page-${id}`,
        group: "go",
        title: words("goTo", { page: title }),
        run: () => void navigate(to),
      })),
  );
}
