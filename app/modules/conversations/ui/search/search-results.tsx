import { Banner, Button, InlineStack, SkeletonBodyText } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { writeOperator } from "#app/modules/search/query.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { moveFocus } from "../inbox/move-focus.ts";
import type { SearchPage, SearchSuggestion } from "../../search/results.ts";
import { joinPages } from "./join-pages.ts";
import { FoundThread } from "./found-thread.tsx";
import type { InboxSearch } from "./use-search.ts";
import "./search.css";

interface Props {
  search: InboxSearch;
  selectedId: string | null;
  now: Date;
}

/** What the history answers, in place of the list. */
export function SearchResults({ search, selectedId, now }: Props) {
  const { t } = useTranslation("search");
  const { found, searching, asked } = search;
  if (found?.failed && found.asked === asked && !searching) return <NotAnswered onAgain={search.again} />;
  const [first] = found?.pages ?? [];
  if (!first) return <Searching />;
  const threads = joinPages(found?.pages ?? []);
  const last = found?.pages.at(-1) ?? first;
  return (
    <nav
      aria-label={t("results")}
      className="inbox__rows search-results"
      aria-busy={searching}
      onKeyDown={moveFocus}
    >
      <Status pages={found?.pages ?? []} count={threads.length} now={now} />
      <Suggestions suggestions={first.suggestions} search={search} />
      <ul>
        {threads.map((thread) => (
          <FoundThread key={thread.id} thread={thread} selected={thread.id === selectedId} now={now} />
        ))}
      </ul>
      {last.nextCursor !== null && (
        <div className="search-results__more">
          <Button onClick={search.more} loading={searching}>
            {t(last.searchedTo === null ? "similar" : "further")}
          </Button>
        </div>
      )}
    </nav>
  );
}

interface StatusProps {
  pages: SearchPage[];
  count: number;
  now: Date;
}

/** How much was found, how far back, and what may be missing: told aloud when it changes. */
function Status({ pages, count, now }: StatusProps) {
  const { t } = useTranslation("search");
  const times = useTimeWords();
  const [first] = pages;
  if (!first) return null;
  const { progress } = first;
  const until = pages.at(-1)?.searchedTo ?? null;
  const lines = first.tooShort
    ? [t("tooShort")]
    : [
        count === 0 && until === null ? t("nothing") : t("found", { count }),
        until !== null && t("searchedTo", { date: times.date(until, now) }),
        count === 0 && until === null && t("hint"),
        pages.some(({ nearly }) => nearly) && t("nearly"),
        progress.state === "building" &&
          (progress.total ? t("building", { percent: percentOf(progress) }) : t("buildingBegins")),
      ];
  return (
    <div role="status" className="search-results__status">
      {lines.flatMap((line) => (line ? [<p key={line}>{line}</p>] : []))}
    </div>
  );
}

function percentOf({ total, done }: { total: number | null; done: number }): number {
  return Math.min(99, Math.floor((done / (total ?? 1)) * 100));
}

/** What the last word can mean besides: choosing one puts its operator into the field. */
function Suggestions({ suggestions, search }: { suggestions: SearchSuggestion[]; search: InboxSearch }) {
  const { t } = useTranslation("search");
  if (suggestions.length === 0) return null;
  const choose = ({ operator, value }: SearchSuggestion) =>
    search.type(search.typed.replace(/\S+\s*$/u, "") + writeOperator(operator, value));
  return (
    <div className="search-results__suggestions">
      <InlineStack gap="100">
        {suggestions.map((one) => (
          <Button key={`${one.operator} ${one.value}`} size="micro" onClick={() => choose(one)}>
            {t(`only.${one.operator}`, { value: one.value })}
          </Button>
        ))}
      </InlineStack>
    </div>
  );
}

function NotAnswered({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation("search");
  return (
    <div className="inbox__rows search-results">
      <Banner tone="critical" action={{ content: t("again"), onAction: onAgain }}>
        {t("failed")}
      </Banner>
    </div>
  );
}

function Searching() {
  const { t } = useTranslation("search");
  return (
    <div
      className="inbox__rows search-results search-results--searching"
      role="status"
      aria-busy="true"
      aria-label={t("searching")}
    >
      <SkeletonBodyText lines={6} />
    </div>
  );
}
