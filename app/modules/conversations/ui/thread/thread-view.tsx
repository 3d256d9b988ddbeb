import { Link, useSearchParams } from "@remix-run/react";
import { Button, Icon } from "@shopify/polaris";
import { ArrowLeftIcon, PersonIcon } from "@shopify/polaris-icons";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import type { ThreadPage } from "../../conversations.ts";
import { ContactAvatar } from "../avatar.tsx";
import { contactTitle } from "../contact-names.ts";
import { listHref } from "../search/search-address.ts";
import { ThreadLog, type ThreadLogProps } from "./thread-log.tsx";

export interface ThreadViewProps extends ThreadLogProps {
  /** The composer. */
  children: ReactNode;
  /** What holds for the whole thread, above it. */
  notice?: ReactNode;
  /** In the header: who has it, and how it stands. */
  work: ReactNode;
  /** What staff made of its status, in words; null when it is open. */
  status: string | null;
}

/** An open thread: whose it is, what was said, and below it what can be answered. */
export function ThreadView({ children, notice, work, status, ...log }: ThreadViewProps) {
  const [panelOpen, setPanelOpen] = useState(false);
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape" && panelOpen) setPanelOpen(false);
  };
  return (
    // On narrow pages the panel beside the thread is a sheet; inbox.css shows it by this attribute.
    <section
      aria-label="Conversation"
      className="inbox__thread thread"
      data-panel={panelOpen ? "open" : "closed"}
      onKeyDown={close}
    >
      <ThreadHeader
        thread={log.thread}
        work={work}
        status={status}
        panelOpen={panelOpen}
        onTogglePanel={() => setPanelOpen(!panelOpen)}
      />
      {notice && <div className="thread__notice">{notice}</div>}
      <ThreadLog key={`${log.thread.id} ${log.at ?? ""}`} {...log} />
      <div className="thread__composer">{children}</div>
    </section>
  );
}

interface ThreadHeaderProps extends Pick<ThreadViewProps, "work" | "status"> {
  thread: ThreadPage;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

function ThreadHeader({ thread, work, status, panelOpen, onTogglePanel }: ThreadHeaderProps) {
  const title = contactTitle(thread.contact);
  const { name, corrected } = thread.contact;
  const [search] = useSearchParams();
  return (
    <header className="thread__header">
      <Link to={listHref(search)} className="thread__back" aria-label="Back to the inbox">
        <Icon source={ArrowLeftIcon} />
      </Link>
      <ContactAvatar contact={thread.contact} />
      <div className="thread__who">
        <h2>{title}</h2>
        <p>
          {status && `${status} · `}
          {name && name !== title && `${name}${corrected ? " (corrected)" : ""} · `}
          {`to @${thread.account.handle}`}
        </p>
      </div>
      {work}
      <div className="thread__panel-button">
        <Button icon={PersonIcon} pressed={panelOpen} onClick={onTogglePanel}>
          Customer
        </Button>
      </div>
    </header>
  );
}

/** The pane while no thread is open. */
export function ThreadEmpty() {
  return (
    <div className="thread-empty">
      <p>Choose a conversation</p>
    </div>
  );
}

const bubbleWidths = [46, 58, 34, 50, 40];

/** A thread's shape while it loads. */
export function ThreadSkeleton() {
  return (
    <div
      className="inbox__thread thread thread--skeleton"
      role="status"
      aria-busy="true"
      aria-label="Loading the conversation"
    >
      <div className="thread__header" aria-hidden="true">
        <span className="inbox-avatar" />
        <span className="inbox-bar" style={{ width: "30%" }} />
      </div>
      <div className="thread__log" aria-hidden="true">
        {bubbleWidths.map((width, index) => (
          <span
            key={index}
            className={`thread__bar ${index % 2 === 0 ? "thread__bar--in" : "thread__bar--out"}`}
            style={{ width: `${width}%` }}
          />
        ))}
      </div>
      <div className="thread__composer thread__composer--skeleton" aria-hidden="true" />
    </div>
  );
}
