import { useTranslation } from "react-i18next";
import { useStaffId } from "#app/modules/access/ui/use-may.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import type { ThreadMessage, ThreadPage } from "../../conversations.ts";

/** Offers to undo what whoever looks has just sent. @returns that message; null while there is none */
export function useUndoCommand(
  { timeline }: Pick<ThreadPage, "timeline">,
  onTakeBack: (messageId: string, toDraft: boolean) => void,
): ThreadMessage | null {
  const { t } = useTranslation("sending");
  const me = useStaffId();
  const held = timeline.items.findLast(
    (item) =>
      item.kind === "message" &&
      item.message.sendState === "queued" &&
      item.message.mayTakeBack &&
      item.message.staffId === me,
  );
  const message = held?.kind === "message" ? held.message : null;
  const undo = {
    id: "undo-send",
    group: "conversation" as const,
    title: t("undoCommand"),
    key: "z",
    run: () => message && onTakeBack(message.id, true),
  };
  useCommands("undo", message ? [undo] : []);
  return message;
}
