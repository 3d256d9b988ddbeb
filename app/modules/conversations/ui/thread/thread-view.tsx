import { Link, useSearchParams } from "@remix-run/react";
import { Button, Icon } from "@shopify/polaris";
import { ArrowLeftIcon, PersonIcon } from "@shopify/polaris-icons";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadPage } from "../../conversations.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import { ContactAvatar } from "../avatar.tsx";
import { contactTitle } from "../contact-names.ts";
import { listHref } from "../search/search-address.ts";
import { placesIn } from "../../thread/part-address.ts";
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
  const { t } = useTranslation("thread");
  const [search] = useSearchParams();
  const [panelOpen, setPanelOpen] = useState(false);
  const { t: words } = useTranslation("commands");
  useCommands("panel", [
    {
      id: "panel",
      group: "conversation",
      title: words("panel"),
      key: "p",
      run: () => setPanelOpen(true),
    },
  ]);
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape" && panelOpen) setPanelOpen(false);
  };
  return (
    // On narrow pages the panel beside the thread is a sheet; inbox.css shows it by this attribute.
    <section
      aria-label={t("view.label")}
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
      <ThreadLog key={`${log.thread.id} ${placesIn(search)}`} {...log} />
      <div
        className="thread__composer"
        // What was put into the reply from the panel is to be seen.
        onFocus={() => setPanelOpen(false)}
      >
        {children}
      </div>
    </section>
  );
}

interface ThreadHeaderProps extends Pick<ThreadViewProps, "work" | "status"> {
  thread: ThreadPage;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

function ThreadHeader({ thread, work, status, panelOpen, onTogglePanel }: ThreadHeaderProps) {
  const { t } = useTranslation("thread");
  const title = contactTitle(thread.contact);
  const { name, corrected } = thread.contact;
  const [search] = useSearchParams();
  return (
    <header className="thread__header">
      <Link to={listHref(search)} className="thread__back" aria-label={t("view.back")}>
        <Icon source={ArrowLeftIcon} />
      </Link>
      <ContactAvatar contact={thread.contact} />
      <div className="thread__who">
        <h2>{title}</h2>
        <p>
          {status && `${status} · `}
          {name && name !== title && `${corrected ? t("view.corrected", { name }) : name} · `}
          {t("view.account", { handle: thread.account.handle })}
        </p>
      </div>
      {work}
      <div className="thread__panel-button">
        <Button icon={PersonIcon} pressed={panelOpen} onClick={onTogglePanel}>
          {t("view.customer")}
        </Button>
      </div>
    </header>
  );
}

/** The pane while no thread is open. */
export function ThreadEmpty() {
  const { t } = useTranslation("thread");
  return (
    <div className="thread-empty">
      <p>{t("view.choose")}</p>
    </div>
  );
}

const bubbleWidths = [46, 58, 34, 50, 40];

/** A thread's shape while it loads. */
export function ThreadSkeleton() {
  const { t } = useTranslation("thread");
  return (
    <div
      className="inbox__thread thread thread--skeleton"
      role="status"
      aria-busy="true"
      aria-label={t("view.loading")}
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
