import { Link } from "@remix-run/react";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import type { ThreadList } from "./use-thread-list.ts";
import { moveFocus } from "./move-focus.ts";
import { ConversationListRow, type RowContext } from "./conversation-list-row.tsx";

export interface ConversationListProps extends RowContext {
  list: ThreadList;
  selectedId: string | null;
  /** Address of what follows; null at the end. */
  nextHref: string | null;
  /** Shown instead of rows when there are none. */
  whenEmpty: ReactNode;
  /** What scrolls. */
  scroller: RefObject<HTMLElement>;
}

/** The inbox's threads in their order. Arrow keys or j and k move between them. */
export function ConversationList({
  list,
  selectedId,
  nextHref,
  whenEmpty,
  scroller,
  ...context
}: ConversationListProps) {
  useHold(scroller, list.hold);
  return (
    <nav aria-label="Conversations" className="conversation-list" onKeyDown={moveFocus}>
      <Risen count={list.risen} onShow={() => scroller.current?.scrollTo({ top: 0 })} />
      {list.rows.length === 0 && <div className="conversation-list__empty">{whenEmpty}</div>}
      <ul aria-busy={list.loading}>
        {list.rows.map((row) => (
          <li key={row.id}>
            <ConversationListRow row={row} selected={row.id === selectedId} {...context} />
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
  return (
    <div className="conversation-list__risen" role="status">
      {count > 0 && (
        <button type="button" onClick={onShow}>
          {`${count} new`}
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
      {list.loading ? "Loading…" : "Load more"}
    </Link>
  );
}

/** The list's shape while it loads; rows have the height of real ones. */
export function ConversationListSkeleton() {
  return (
    <div className="inbox__list" role="status" aria-busy="true" aria-label="Loading conversations">
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
