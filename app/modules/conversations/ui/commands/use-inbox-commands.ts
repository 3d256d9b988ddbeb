import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Command } from "#app/ui/commands/command.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import { builtInViews } from "../../views/built-in-views.ts";
import type { SavedView } from "../../views/saved-views.ts";
import { viewName } from "../views/view-words.ts";
import { focusOn, searchField } from "./focus-on.ts";

/** What can be done in the list by keyboard: move on, search, and show any view. */
export function useInboxCommands(saved: SavedView[], selectedId: string | null): void {
  const { t } = useTranslation("commands");
  const { t: views } = useTranslation("views");
  const navigate = useNavigate();
  const inbox = (id: string, rest: Omit<Command, "id" | "group">): Command => ({
    id,
    group: "inbox",
    ...rest,
  });
  const shown = [...builtInViews, ...saved].map(({ id }) =>
    inbox(`view-${id}`, {
      title: t("view", { name: viewName(id, saved, views) }),
      run: () => void navigate(`/app?view=${id}`),
    }),
  );
  useCommands("inbox", [
    inbox("next", { title: t("next"), key: "j", run: () => openBeside(selectedId, 1) }),
    inbox("previous", { title: t("previous"), key: "k", run: () => openBeside(selectedId, -1) }),
    inbox("search", { title: t("search"), key: "/", run: () => void focusOn(searchField) }),
    ...shown,
  ]);
}

/** Opens the thread that stands before or after the open one in the list; with none open, the first. */
function openBeside(selectedId: string | null, step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-thread] [data-row]")];
  const at = links.findIndex(
    (link) => link.closest("[data-thread]")?.getAttribute("data-thread") === selectedId,
  );
  const link = links[at === -1 ? 0 : at + step];
  link?.scrollIntoView({ block: "nearest" });
  link?.click();
}
