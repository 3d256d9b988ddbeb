import { Button } from "@shopify/polaris";
import { ChevronLeftIcon, ChevronRightIcon, ExternalIcon, XIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { useMediaShelf } from "./media-shelf.ts";
import type { MediaViewing } from "./use-media-viewer.ts";
import type { Viewable } from "./viewables.ts";
import "./viewer.css";

interface Props {
  viewing: MediaViewing;
  contactName: string;
}

/**
 * Pictures and videos of a thread, one at a time and large. The browser's own dialog: it holds the focus while it is
 * open, ends with Escape, and leads back to what was pressed.
 */
export function MediaViewer({ viewing, contactName }: Props) {
  const { t } = useTranslation("thread");
  const times = useTimeWords();
  const ref = useRef<HTMLDialogElement>(null);
  const { shown, position, count, more, move, close } = viewing;
  useEffect(() => {
    ref.current?.showModal();
    // What it is called is said first, and the arrows work at once.
    ref.current?.focus();
  }, []);
  const who = shown.direction === "in" ? contactName : t("viewer.yours");
  return (
    <dialog
      ref={ref}
      // Said, so that single keys are commands no more (ui/commands/shortcuts.ts).
      role="dialog"
      className="viewer"
      tabIndex={-1}
      aria-label={t("viewer.label")}
      onClose={close}
      onClick={(event) => closeOutside(event, ref.current)}
      onKeyDown={(event) => moveByKey(event, move)}
    >
      <header className="viewer__header">
        <p className="viewer__whose">
          <b>{who}</b> <time dateTime={shown.at}>{times.exact(shown.at)}</time>
        </p>
        <p role="status" className="viewer__count">
          <span className="inbox-hidden">{t(`media.${shown.kind}`)}</span>{" "}
          {t(more ? "viewer.positionSoFar" : "viewer.position", { position, count })}
        </p>
        <Button
          icon={ExternalIcon}
          variant="tertiary"
          url={shown.url}
          target="_blank"
          accessibilityLabel={t("viewer.openAlone")}
        />
        <Button
          icon={XIcon}
          variant="tertiary"
          onClick={() => ref.current?.close()}
          accessibilityLabel={t("viewer.close")}
        />
      </header>
      <Large key={`${shown.key} ${shown.url}`} shown={shown} />
      <Turn to="previous" disabled={position === 1} onTurn={() => move(-1)} />
      <Turn to="next" disabled={position === count} onTurn={() => move(1)} />
    </dialog>
  );
}

/** Beside the picture is outside of it, whatever there is drawn. */
function closeOutside({ target }: MouseEvent, dialog: HTMLDialogElement | null): void {
  if (target === dialog || (target instanceof Element && target.classList.contains("viewer__stage")))
    dialog?.close();
}

/** The arrows turn the page, as the language is read; in a video they are the video's. */
function moveByKey(event: KeyboardEvent, move: (by: number) => void): void {
  event.stopPropagation();
  if (event.target instanceof HTMLVideoElement) return;
  const forwards = document.dir === "rtl" ? -1 : 1;
  if (event.key === "ArrowRight") move(forwards);
  else if (event.key === "ArrowLeft") move(-forwards);
  else return;
  event.preventDefault();
}

function Turn({ to, disabled, onTurn }: { to: "previous" | "next"; disabled: boolean; onTurn: () => void }) {
  const { t } = useTranslation("thread");
  return (
    <div className={`viewer__turn viewer__turn--${to}`} data-disabled={disabled}>
      <Button
        size="large"
        icon={to === "previous" ? ChevronLeftIcon : ChevronRightIcon}
        accessibilityLabel={t(`viewer.${to}`)}
        // Not disabled at the ends: the focus stays where it is.
        onClick={() => !disabled && onTurn()}
      />
    </div>
  );
}

/** As what the address is tried: a story that is no picture is a video. */
function Large({ shown: { kind, url, title } }: { shown: Viewable }) {
  const { t } = useTranslation("thread");
  const { renew } = useMediaShelf();
  const [left, setLeft] = useState(kind === "story" ? ["picture", "video"] : [kind]);
  const onError = () => {
    setLeft(left.slice(1));
    renew(url);
  };
  const label = title ?? t(`media.${kind}`);
  return (
    <div className="viewer__stage">
      {left[0] === "picture" && <img src={url} alt={label} referrerPolicy="no-referrer" onError={onError} />}
      {left[0] === "video" && <video src={url} controls autoPlay aria-label={label} onError={onError} />}
      {left.length === 0 && <p>{t(`gone.${kind}`)}</p>}
    </div>
  );
}
