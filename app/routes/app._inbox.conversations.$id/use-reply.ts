import { useFetcher } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduledTime } from "#app/modules/conversations/ui/composer/send/send-menu.tsx";
import type { Reply } from "#app/modules/conversations/ui/composer/use-draft.ts";
import type { PendingReply } from "#app/modules/conversations/ui/thread/log-rows.ts";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { describeActionError } from "./action-errors.ts";

/** A reply is pending from the click until the page has been read again with the stored message in it. */
export function useReply(action: string) {
  const { t, i18n } = useTranslation("inbox");
  const fetcher = useFetcher<ThreadActionResult>();
  const form = fetcher.formData;
  const pending = useMemo(
    (): PendingReply[] =>
      form
        ? [
            {
              clientToken: String(form.get("clientToken")),
              text: String(form.get("text")),
              files: String(form.get("fileIds")).split(",").filter(Boolean).length,
              cards: (JSON.parse(String(form.get("cards"))) as unknown[]).length,
            },
          ]
        : [],
    [form],
  );
  const send = (
    { text, clientToken, draftVersion, knownAnswerAt, ...reply }: Reply,
    { at, unlessTheyWrite }: Partial<ScheduledTime> = {},
  ) => {
    const later = at ? { sendAt: at.toISOString(), unlessTheyWrite: String(unlessTheyWrite) } : {};
    const form = {
      ...{ intent: "reply", text, clientToken, draftVersion, knownAnswerAt, ...later },
      cards: JSON.stringify(reply.cards),
      language: i18n.language,
      quickReplies: JSON.stringify(reply.quickReplies),
      fileIds: reply.files.map(({ fileId }) => fileId).join(","),
      savedReplyIds: reply.used.join(","),
    };
    fetcher.submit(form, { method: "post", action });
  };
  const error = fetcher.data?.ok === false ? describeActionError(t, fetcher.data.error) : null;
  return { send, pending, error, sending: fetcher.state !== "idle" };
}
