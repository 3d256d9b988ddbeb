import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { putBack } from "#app/modules/conversations/ui/composer/put-back.ts";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { describeActionError } from "./action-errors.ts";

/** Takes replies back that have not gone out, and puts them into the field again. */
export function useTakeBack(conversationId: string, action: string) {
  const { t } = useTranslation("sending");
  const { t: inbox } = useTranslation("inbox");
  const { submit, data, state } = useFetcher<ThreadActionResult>();
  const [handled, setHandled] = useState<unknown>(null);
  const takenBack = data?.ok && data !== handled ? data.takenBack : undefined;
  useEffect(() => {
    if (!takenBack) return;
    setHandled(data);
    if (takenBack.draft) return putBack(conversationId, takenBack);
    shopify.toast.show(t("waiting.cancelled"), {
      action: t("waiting.putBack"),
      onAction: () => putBack(conversationId, takenBack),
    });
  }, [takenBack, data, conversationId, t]);
  const onTakeBack = useCallback(
    (messageId: string, toDraft: boolean) =>
      submit({ intent: "takeBack", messageId, toDraft: String(toDraft) }, { method: "post", action }),
    [submit, action],
  );
  const undone = data?.ok && data.takenBack ? t(data.takenBack.draft ? "said.undone" : "said.cancelled") : "";
  return {
    onTakeBack,
    /** For those who hear the page. */
    said: undone,
    error: state === "idle" && data?.ok === false ? describeActionError(inbox, data.error) : null,
  };
}
