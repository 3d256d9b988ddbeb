import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttachmentView, ShownAttachment } from "../../conversations.ts";
import { safeUrl } from "./links.ts";
import { shareName } from "./message-words.ts";

/** Opens in a tab of its own that learns nothing about this page. */
export function OutsideLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** What hangs on a message: a picture, a video, a sound, a file, or something shared from Instagram. */
export function MessageAttachment({ attachment }: { attachment: ShownAttachment }) {
  const { t } = useTranslation("thread");
  const url = urlOf(attachment.view);
  switch (attachment.type) {
    case "image":
    case "sticker":
      return <Picture url={url} alt={attachment.title ?? t("media.picture")} gone={t("gone.picture")} />;
    case "video":
      return <Film url={url} />;
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

/** Ours as it is, Meta's if a browser may open it. */
function urlOf(view: AttachmentView): string | null {
  if ("gone" in view) return null;
  return view.kept ? view.url : safeUrl(view.url);
}

/** A picture in a space that is kept free for it, so that the thread does not jump when it arrives. */
export function Picture({ url, alt, gone }: { url: string | null; alt: string; gone: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (!url || url === broken) return <Gone>{gone}</Gone>;
  return (
    <a className="message__picture" href={url} target="_blank" rel="noopener noreferrer nofollow">
      <img src={url} alt={alt} loading="lazy" referrerPolicy="no-referrer" onError={() => setBroken(url)} />
    </a>
  );
}

function Film({ url }: { url: string | null }) {
  const { t } = useTranslation("thread");
  const [broken, setBroken] = useState<string | null>(null);
  if (!url || url === broken) return <Gone>{t("gone.video")}</Gone>;
  return (
    <video
      className="message__picture"
      src={url}
      controls
      preload="metadata"
      aria-label={t("media.video")}
      onError={() => setBroken(url)}
    />
  );
}

function Sound({ url }: { url: string | null }) {
  const { t } = useTranslation("thread");
  const [broken, setBroken] = useState<string | null>(null);
  if (!url || url === broken) return <Gone>{t("gone.voice")}</Gone>;
  return (
    <audio
      className="message__sound"
      src={url}
      controls
      preload="metadata"
      aria-label={t("media.voice")}
      onError={() => setBroken(url)}
    />
  );
}

/** A post's address may lead to its picture or to its page: whether it is a picture shows only when it loads. */
function ShareCard({ attachment, url }: { attachment: ShownAttachment; url: string | null }) {
  const { t } = useTranslation("thread");
  const [broken, setBroken] = useState<string | null>(null);
  const name = shareName(t, attachment);
  return (
    <div className="message__share">
      {url && url !== broken && (
        <img src={url} alt="" loading="lazy" referrerPolicy="no-referrer" onError={() => setBroken(url)} />
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
