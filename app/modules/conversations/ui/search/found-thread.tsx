import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { TextPart } from "#app/modules/search/match.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { SearchHit, SearchThread } from "../../search/results.ts";
import { ContactAvatar } from "../avatar.tsx";
import { contactTitle } from "../contact-names.ts";
import { foundHref } from "./search-address.ts";

interface Props {
  thread: SearchThread;
  selected: boolean;
  now: Date;
}

/** A thread in which something was found: whose it is and why, and below it each message that says it. */
export function FoundThread({ thread, selected, now }: Props) {
  const { t } = useTranslation("search");
  const times = useTimeWords();
  const [search] = useSearchParams();
  const at = search.get("at");
  return (
    <li className="found-thread">
      <Link
        to={foundHref(search, thread.id)}
        preventScrollReset
        data-row=""
        className="found-thread__who"
        aria-current={selected && at === null ? "page" : undefined}
      >
        <ContactAvatar contact={thread.contact} />
        <span className="found-thread__title">{contactTitle(thread.contact)}</span>
        {thread.lastMessageAt && (
          <time dateTime={thread.lastMessageAt} title={times.exact(thread.lastMessageAt)}>
            {times.since(thread.lastMessageAt, now)}
          </time>
        )}
        {thread.traits.map(({ kind, text }, index) => (
          <span key={index} className="found-thread__trait">
            {t(`traits.${kind}`)} <Snippet parts={text} />
          </span>
        ))}
      </Link>
      {thread.hits.length > 0 && (
        <ul>
          {thread.hits.map((hit) => (
            <li key={hit.messageId}>
              <Hit
                hit={hit}
                href={foundHref(search, thread.id, hit.messageId)}
                selected={selected && at === hit.messageId}
                now={now}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface HitProps {
  hit: SearchHit;
  href: string;
  selected: boolean;
  now: Date;
}

/** A message that says it, the words marked. Opens the thread at that message. */
function Hit({ hit, href, selected, now }: HitProps) {
  const { t } = useTranslation("search");
  const times = useTimeWords();
  return (
    <Link
      to={href}
      preventScrollReset
      data-row=""
      className="found-thread__hit"
      aria-current={selected ? "page" : undefined}
    >
      <span className="found-thread__words">
        {hit.direction === "out" && <span className="found-thread__own">{t("own")} </span>}
        <Snippet parts={hit.snippet} />
      </span>
      <time dateTime={hit.sentAt} title={times.exact(hit.sentAt)}>
        {times.moment(hit.sentAt, now)}
      </time>
    </Link>
  );
}

function Snippet({ parts }: { parts: TextPart[] }) {
  return (
    <span dir="auto">
      {parts.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}
