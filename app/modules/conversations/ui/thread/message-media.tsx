import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAttachment } from "../../conversations.ts";
import { shareName } from "./message-words.ts";
import { useMediaShelf } from "./viewer/media-shelf.ts";
import { urlOf } from "./viewer/viewables.ts";

/** Opens in a tab of its own that learns nothing about this page. */
export function OutsideLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

interface AttachmentProps {
  attachment: ShownAttachment;
  /** What it is called in the viewer. */
  viewKey: string;
}

/** What hangs on a message: a picture, a video, a sound, a file, or something shared from Instagram. */
export function MessageAttachment({ attachment, viewKey }: AttachmentProps) {
  const { t } = useTranslation("thread");
  const url = urlOf(attachment.view);
  switch (attachment.type) {
    case "image":
    case "sticker":
      return (
        <Picture
          url={url}
          alt={attachment.title ?? t("media.picture")}
          gone={<Gone>{t("gone.picture")}</Gone>}
          viewKey={viewKey}
        />
      );
    case "video":
      return <Film url={url} label={t("media.video")} gone={t("gone.video")} />;
    case "audio":
      return <Sound url={url} />;
    case "file":
      return url ? (
        <p className="message__file">
          <OutsideLink href={url}>{attachment.title ?? t("media.openFile")}</OutsideLink>
        </p>
      ) : (
        <Gone>{t("gone.file")}</Gone>
      );
    default:
      return <ShareCard attachment={attachment} url={url} />;
  }
}

/** That something did not load from its address: it is asked for anew, and shown if it comes from another one. */
function useBroken(url: string | null): [broken: boolean, onError: () => void] {
  const { renew } = useMediaShelf();
  const [broken, setBroken] = useState<string | null>(null);
  const onError = () => {
    if (!url) return;
    setBroken(url);
    renew(url);
  };
  return [!url || url === broken, onError];
}

interface PictureProps {
  url: string | null;
  alt: string;
  /** What stands there when there is no picture. */
  gone: ReactNode;
  viewKey: string;
}

/** A picture in a space that is kept free for it, so that the thread does not jump when it arrives. */
function Picture({ url, alt, gone, viewKey }: PictureProps) {
  const { view } = useMediaShelf();
  const [broken, onError] = useBroken(url);
  if (!url || broken) return gone;
  return (
    <a
      className="message__picture"
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-haspopup="dialog"
      // With a key held the browser does what it does with links.
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        view(viewKey);
      }}
    >
      <img src={url} alt={alt} loading="lazy" referrerPolicy="no-referrer" onError={onError} />
    </a>
  );
}

function Film({ url, label, gone }: { url: string | null; label: string; gone: string }) {
  const [broken, onError] = useBroken(url);
  if (!url || broken) return <Gone>{gone}</Gone>;
  return (
    <video
      className="message__picture"
      src={url}
      controls
      preload="metadata"
      aria-label={label}
      onError={onError}
    />
  );
}

/**
 * A story at Instagram's own address, for as long as Instagram answers there: nothing is stored of it, so whether it is
 * a picture or a video shows when it loads.
 */
export function StoryMedia({ url, viewKey }: Pick<PictureProps, "url" | "viewKey">) {
  const { t } = useTranslation("thread");
  const label = t("media.story");
  const gone = <Film url={url} label={label} gone={t("gone.story")} />;
  return <Picture {...{ url, alt: label, gone, viewKey }} />;
}

function Sound({ url }: { url: string | null }) {
  const { t } = useTranslation("thread");
  const [broken, onError] = useBroken(url);
  if (!url || broken) return <Gone>{t("gone.voice")}</Gone>;
  return (
    <audio
      className="message__sound"
      src={url}
      controls
      preload="metadata"
      aria-label={t("media.voice")}
      onError={onError}
    />
  );
}

/** A post's address may lead to its picture or to its page: whether it is a picture shows only when it loads. */
function ShareCard({ attachment, url }: { attachment: ShownAttachment; url: string | null }) {
  const { t } = useTranslation("thread");
  const [broken, onError] = useBroken(url);
  const name = shareName(t, attachment);
  return (
    <div className="message__share">
      {url && !broken && (
        <img src={url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={onError} />
      )}
      <p>{url ? <OutsideLink href={url}>{name}</OutsideLink> : name}</p>
      {!url && <p className="message__note">{t("gone.share")}</p>}
    </div>
  );
}

/** Says what is missing where something was. */
function Gone({ children }: { children: string }) {
  return <p className="message__gone">{children}</p>;
}
