import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ThreadWork } from "../../work/work.ts";
import { holderWords, statusWords } from "./change-words.ts";
import { badgeTone } from "./label-tones.ts";
import { useWorkChoices } from "./work-desk.tsx";
import "./work.css";

/** So many labels are shown in a row; the others are counted. */
const labelsAtMost = 2;

/** In a row of the list: what staff made of the thread. Nothing for one that nobody touched. */
export function RowWork({ work, now }: { work: ThreadWork; now: Date }) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const choices = useWorkChoices();
  const words = [
    statusWords(t, times, work, now),
    work.priority && t(`priorities.${work.priority}`),
    holderWords(t, choices, work),
  ].filter((part) => part !== null);
  const labels = choices.labels.filter(({ id }) => work.labelIds.includes(id));
  if (words.length === 0 && labels.length === 0) return null;
  const more = labels.length - labelsAtMost;
  return (
    <span className="conversation-row__work">
      {words.length > 0 && <span className="conversation-row__work-words">{words.join(" · ")}</span>}
      {labels.slice(0, labelsAtMost).map(({ id, name, tone }) => (
        <Badge key={id} size="small" {...badgeTone(tone)}>
          {name}
        </Badge>
      ))}
      {more > 0 && <span>{t("labels.more", { number: more })}</span>}
    </span>
  );
}
