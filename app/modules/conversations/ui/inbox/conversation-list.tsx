import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import type { ThreadList } from "./use-thread-list.ts";
import { moveFocus } from "./move-focus.ts";
import { contactTitle } from "../contact-names.ts";
import { useDrafted } from "../composer/drafts/use-drafted.ts";
import { BulkBar } from "../work/bulk-bar.tsx";
import { SelectRow } from "../work/select-row.tsx";
import { useSelection } from "../work/use-selection.ts";
import { ConversationListRow, type RowContext } from "./conversation-list-row.tsx";

export interface ConversationListProps extends RowContext {
  list: ThreadList;
  selectedId: string | null;
  /** Threads whose notes mention whoever looks. */
  mentions: readonly string[];
  /** Threads in which the server keeps a draft of theirs. */
  drafts: readonly string[];
  /** Address of what follows; null at the end. */
  nextHref: string | null;
  /** Shown instead of rows when there are none. */
  whenEmpty: ReactNode;
  /** What scrolls. */
  scroller: RefObject<HTMLElement>;
}

/** The inbox's threads in their order. Arrow keys or j and k move between them, x chooses them. */
export function ConversationList({
  list,
  selectedId,
  mentions,
  drafts,
  nextHref,
  whenEmpty,
  scroller,
  ...context
}: ConversationListProps) {
  const { t } = useTranslation("inbox");
  useHold(scroller, list.hold);
  const selection = useSelection(list.rows);
  const drafted = useDrafted(drafts);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveFocus(event);
    selection.onKeyDown(event);
  };
  return (
    <nav aria-label={t("list")} className="conversation-list" onKeyDown={onKeyDown}>
      <BulkBar
        selection={selection}
        listed={list.rows.length}
        more={list.more.next}
        readRest={list.readRest}
        timezone={context.timezone}
        now={context.now}
      />
      <Risen count={list.risen} onShow={() => scroller.current?.scrollTo({ top: 0 })} />
      {list.rows.length === 0 && <div className="conversation-list__empty">{whenEmpty}</div>}
      <ul aria-busy={list.loading}>
        {list.rows.map((row) => (
          <li key={row.id} data-thread={row.id} data-chosen={selection.has(row.id)}>
            <SelectRow
              id={row.id}
              name={contactTitle(row.contact)}
              chosen={selection.has(row.id)}
              onToggle={selection.toggle}
            />
            <ConversationListRow
              row={row}
              selected={row.id === selectedId}
              mentioned={mentions.includes(row.id)}
              drafted={drafted.has(row.id)}
              {...context}
            />
          </li>
        ))}
      </ul>
      {list.more.next && nextHref && <More href={nextHref} list={list} scroller={scroller} />}
    </nav>
  );
}

/** So far from the beginning somebody reads further down, in pixels. */
const atTop = 8;

/** While somebody reads further down nothing moves; back at the top everything takes its place. */
function useHold(scroller: RefObject<HTMLElement>, hold: (held: boolean) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => hold(element.scrollTop > atTop);
    onScroll();
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [scroller, hold]);
}

function Risen({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation("inbox");
  return (
    <div className="conversation-list__risen" role="status">
      {count > 0 && (
        <button type="button" onClick={onShow}>
          {t("risen", { count })}
        </button>
      )}
    </div>
  );
}

/** A real address, so that it can be opened elsewhere; what follows is added here as soon as it comes near. */
function More({
  href,
  list,
  scroller,
}: {
  href: string;
  list: ThreadList;
  scroller: RefObject<HTMLElement>;
}) {
  const { t } = useTranslation("inbox");
  const link = useRef<HTMLAnchorElement>(null);
  const load = useRef(list.load);
  useEffect(() => {
    load.current = list.load;
  });
  useEffect(() => {
    if (!link.current || list.loading) return;
    const near = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load.current("next"),
      { root: scroller.current, rootMargin: "600px" },
    );
    near.observe(link.current);
    return () => near.disconnect();
  }, [scroller, list.loading]);
  return (
    <Link to={href} className="conversation-list__older" data-row="" ref={link}>
      {list.loading ? t("loadingMore") : t("more")}
    </Link>
  );
}

/** The list's shape while it loads; rows have the height of real ones. */
export function ConversationListSkeleton() {
  const { t } = useTranslation("inbox");
  return (
    <div className="inbox__rows" role="status" aria-busy="true" aria-label={t("loading")}>
      {[62, 48, 70, 55, 40, 66, 52, 60].map((width, index) => (
        <div className="conversation-row conversation-row--skeleton" key={index} aria-hidden="true">
          <span className="inbox-avatar" />
          <span className="inbox-bar" style={{ width: "45%" }} />
          <span className="inbox-bar conversation-row__preview" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
