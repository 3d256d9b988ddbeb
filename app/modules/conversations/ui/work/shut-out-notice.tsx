import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ThreadPage } from "../../conversations.ts";
import { isShutOut } from "../../work/work.ts";
import { nameIn } from "./change-words.ts";
import { useThreadChange } from "./thread-work.tsx";
import { useWorkChoices } from "./work-desk.tsx";

interface Props {
  thread: Pick<ThreadPage, "id" | "work" | "shutOut">;
  now: Date;
}

/** In the place of the composer while a person is shut out: what that means, whose doing it is, and the way back. */
export function ShutOutNotice({ thread, now }: Props) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const choices = useWorkChoices();
  const { make, disabled } = useThreadChange(thread);
  const { status } = thread.work;
  if (!isShutOut(status)) return null;
  const { staffId = null, at } = thread.shutOut ?? {};
  const who = staffId && nameIn(t, choices, "staff", staffId);
  return (
    <Banner
      tone="info"
      title={t(`shutOut.${status}`)}
      action={{
        content: t(`letIn.${status}`),
        disabled,
        onAction: () => make({ kind: "status", status: "open" }),
      }}
    >
      <p>{t(`shutOutMeans.${status}`)}</p>
      {who && at && <p>{t("shutOutBy", { who, when: times.ago(at, now) })}</p>}
    </Banner>
  );
}
