import { useSearchParams } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { foundHref } from "../search/search-address.ts";
import { useWorkChoices } from "../work/work-desk.tsx";
import type { Answered } from "./use-answered.ts";

interface Props {
  conversationId: string;
  answered: Answered;
  now: Date;
  onSendAnyway: () => void;
}

/** Beside the button that sends: somebody else answered since the reply was begun. */
export function AnsweredNotice({
  conversationId,
  answered: { meanwhile, notice, accept },
  now,
  onSendAnyway,
}: Props) {
  const { t } = useTranslation("presence");
  const times = useTimeWords();
  const { staff } = useWorkChoices();
  const [search] = useSearchParams();
  const name = staff.find(({ id }) => id === meanwhile?.staffId)?.name;
  return (
    <div ref={notice} tabIndex={-1} aria-live="polite">
      {meanwhile && (
        <Banner
          tone="warning"
          title={t(
            `answered.${name === undefined && meanwhile.origin === "staff" ? "somebody" : meanwhile.origin}`,
            {
              name,
              ago: times.ago(meanwhile.at, now),
            },
          )}
          action={{ content: t("answered.show"), url: foundHref(search, conversationId, meanwhile.id) }}
          secondaryAction={{ content: t("answered.sendAnyway"), onAction: onSendAnyway }}
          onDismiss={accept}
        >
          {t("answered.why")}
        </Banner>
      )}
    </div>
  );
}
