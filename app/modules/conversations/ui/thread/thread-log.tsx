import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirstUnread, ThreadPage } from "../../conversations.ts";
import { comparePlaces, placeOf, type TimelineItem } from "../../thread/timeline.ts";
import { useStaffId } from "#app/modules/access/ui/use-may.ts";
import { daysInOrder } from "#app/ui/times.ts";
import { useInBrowser } from "#app/ui/use-in-browser.ts";
import type { Mentionable } from "../../notes/notes.ts";
import { contactTitle } from "../contact-names.ts";
import { useWorkChoices } from "../work/work-desk.tsx";
import { Announcer } from "./announcer.tsx";
import { GoToDate } from "./go-to-date.tsx";
import { LogEdge } from "./log-edge.tsx";
import { LogRowView } from "./log-row.tsx";
import { useFoldedKinds } from "./folded-kinds.ts";
import { dayAbove, entriesIn, itemFrom, logRows, type PendingReply } from "./log-rows.ts";
import { KindsMenu } from "./kinds-menu.tsx";
import type { MessageActions } from "./message-remedies.tsx";
import { DayPill, NewBelow, UnreadAbove } from "./log-overlays.tsx";
import { useFindInPage } from "./use-find-in-page.ts";
import { useLogVirtualizer } from "./use-log-virtualizer.ts";
import { useOpenedChanges } from "./use-opened-changes.ts";
import { useOwnShown, useReading } from "./use-reading.ts";
import { useTimeline } from "./use-timeline.ts";
import { useSeenAtEnd, useUnreadLine } from "./use-unread.ts";
import { MediaShelfProvider } from "./viewer/media-shelf.ts";
import { MediaViewer } from "./viewer/media-viewer.tsx";
import { useMediaViewer } from "./viewer/use-media-viewer.ts";

export interface ThreadLogProps {
  thread: ThreadPage;
  /** Everybody of the staff, as they are called now. */
  team: Mentionable[];
  timezone: string;
  now: Date;
  /** Replies on their way to the server. */
  pending: PendingReply[];
  actions: Omit<MessageActions, "goTo">;
  /** The newest message of the customer's is before the reader's eyes. */
  onSeen: (messageId: string) => void;
}

/** Everything that stands in the thread, oldest first, of which only what is in sight is drawn. */
export function ThreadLog({ thread, team, timezone, now, pending, actions, onSeen }: ThreadLogProps) {
  const { t } = useTranslation("thread");
  const logRef = useRef<HTMLDivElement>(null);
  const atEndRef = useRef(thread.timeline.newer === null && thread.anchorId === null);
  const ready = useInBrowser();
  const [state, store] = useTimeline(thread, atEndRef);
  const { window } = state;
  const [shelf, viewing] = useMediaViewer(state, store);
  const [dayOf] = useState(() => daysInOrder(timezone));
  const { scheduled } = thread;
  const unread = useUnreadLine(thread, atEndRef);
  const firstUnreadId = unread?.id ?? null;
  const folded = useFoldedKinds(useStaffId() ?? "");
  const [opened, onToggle] = useOpenedChanges();
  const rows = useMemo(
    () => logRows({ window, pending, scheduled, firstUnreadId, dayOf, folded, opened }),
    [window, pending, scheduled, firstUnreadId, dayOf, folded, opened],
  );
  const log = useLogVirtualizer(rows, logRef, {
    enabled: ready,
    drawAll: useFindInPage(),
    moreBelow: window.newer !== null,
    atEndRef,
  });
  const { virtualizer } = log;
  const { measureElement, containerRef } = virtualizer;
  const reading = useReading({ thread, rows, state, store, virtualizer, atEndRef, ready });
  const { goTo, pointedId } = reading;
  useOwnShown(pending.length, reading.goToEnd);
  const workChoices = useWorkChoices();
  const choices = useMemo(() => ({ ...workChoices, staff: team }), [workChoices, team]);
  const rowActions = useMemo(() => ({ ...actions, goTo, onToggle }), [actions, goTo, onToggle]);
  const atEnd = log.atEnd && window.newer === null;
  useSeenAtEnd(window, atEnd, onSeen);
  const contactName = contactTitle(thread.contact);
  const setSize = window.older === null && window.newer === null ? entriesIn(rows) : -1;
  const topIndex = virtualizer.range?.startIndex ?? -1;
  const top = itemFrom(rows, topIndex);
  const drawn = ready
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : rows.map((_, index) => index);
  return (
    <MediaShelfProvider value={shelf}>
      <div className="thread__scroll">
        <div className="thread__tools">
          <GoToDate at={top && top.at} timezone={timezone} now={now} />
          <KindsMenu />
        </div>
        <DayPill at={dayAbove(rows, topIndex)} now={now} />
        <UnreadAbove firstUnread={unread} topPlace={top && placeOf(top)} onGo={goTo} />
        <div
          ref={logRef}
          className={ready ? "thread__log" : "thread__log thread__log--server"}
          // New messages are said once, by the announcer; those that scrolling brings in are not news.
          role="log"
          aria-live="off"
          aria-label={t("log.label", { name: contactName })}
          aria-busy={state.older === "reading" || state.newer === "reading"}
          // Scrolled with the keyboard too.
          tabIndex={0}
          onFocus={log.onFocus}
          onBlur={log.onBlur}
        >
          <div ref={containerRef} className="thread__rows">
            {rows.length === 0 ? (
              <p className="thread__edge">{t("log.empty")}</p>
            ) : (
              <LogEdge
                end="older"
                place={window.older}
                state={state.older}
                onRead={() => store.readMore("older")}
              />
            )}
            {drawn.map((index) => (
              <LogRowView
                key={rows[index]?.key}
                measure={ready ? measureElement : null}
                row={rows[index]}
                pointed={rows[index]?.key === pointedId}
                actions={rowActions}
                {...{ index, contactName, choices, now, setSize }}
              />
            ))}
            <LogEdge
              end="newer"
              place={window.newer}
              state={state.newer}
              onRead={() => store.readMore("newer")}
            />
          </div>
        </div>
        {!atEnd && <NewBelow count={countBelow(thread.firstUnread, top)} onGo={reading.goToEnd} />}
        <Announcer window={window} name={contactName} />
        {viewing && <MediaViewer viewing={viewing} contactName={contactName} />}
      </div>
    </MediaShelfProvider>
  );
}

/** How many messages came that nobody has seen and that are further down than what is at the top of the log. */
function countBelow(firstUnread: FirstUnread | null, top: TimelineItem | null): number {
  const isBelow = firstUnread && top && comparePlaces(placeOf(firstUnread), placeOf(top)) > 0;
  return isBelow ? firstUnread.count : 0;
}
