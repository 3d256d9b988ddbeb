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
  /** The reply goes out all the same. */
  onGo: () => void;
}

/** Beside the button that sends: somebody else answered since the reply was begun. */
export function AnsweredNotice({ conversationId, answered, now, onGo }: Props) {
  const { t } = useTranslation("presence");
  const times = useTimeWords();
  const { staff } = useWorkChoices();
  const [search] = useSearchParams();
  const { meanwhile, notice, later, accept } = answered;
  const name = staff.find(({ id }) => id === meanwhile?.staffId)?.name;
  const by = meanwhile?.origin === "staff" && name === undefined ? "somebody" : meanwhile?.origin;
  return (
    <div ref={notice} tabIndex={-1} aria-live="polite">
      {meanwhile && by && (
        <Banner
          tone="warning"
          title={t(`answered.${by}`, { name, ago: times.ago(meanwhile.at, now) })}
          action={{ content: t("answered.show"), url: foundHref(search, conversationId, meanwhile.id) }}
          secondaryAction={{
            content: t(later ? "answered.scheduleAnyway" : "answered.sendAnyway"),
            onAction: onGo,
          }}
          onDismiss={accept}
        >
          {t("answered.why")}
        </Banner>
      )}
    </div>
  );
}
