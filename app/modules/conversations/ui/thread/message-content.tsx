import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "../../conversations.ts";
import { CardList, CardView } from "./card-view.tsx";
import { safeUrl, splitLinks } from "./links.ts";
import { MessageAttachment, OutsideLink, StoryMedia } from "./message-media.tsx";
import { viewableKey } from "./viewer/viewables.ts";
import { cameFrom, kindWords, textIsTold } from "./message-words.ts";

/** What a message says, whatever its kind. Nothing of it is ever hidden because a part is missing. */
export function MessageContentView({ message }: { message: ThreadMessage }) {
  const { t } = useTranslation("thread");
  const { kind, content, direction } = message;
  if (!content) return <p className="message__note">{t("message.noContent")}</p>;
  const words = kindWords(t, kind, content, direction);
  const { cards = [], quickReplies = [] } = content;
  // Instagram tells a template as an attachment too, and a story that mentions the store.
  const attachments = [...(content.attachments ?? []).entries()].filter(
    ([, { type }]) => type !== "story_mention" && (type !== "template" || cards.length === 0),
  );
  const came = kind === "referral" ? null : cameFrom(t, content);
  const isStory = kind === "story_reply" || kind === "story_mention";
  const empty = !words && !content.text && attachments.length === 0 && cards.length === 0;
  return (
    <>
      {words && (
        <p className={content.text && !textIsTold(kind) ? "message__note" : "message__event"}>{words}</p>
      )}
      {came && <p className="message__note">{came}</p>}
      {isStory && <StoryMedia url={safeUrl(content.story?.url)} viewKey={viewableKey(message.id, "story")} />}
      {attachments.map(([index, attachment]) => (
        <MessageAttachment key={index} attachment={attachment} viewKey={viewableKey(message.id, index)} />
      ))}
      {content.text && !textIsTold(kind) && <MessageText text={content.text} />}
      {cards.length > 0 && (
        <CardList label={t("cards.label")}>
          {cards.map((card, index) => (
            <li key={index}>
              <CardView card={card} live />
            </li>
          ))}
        </CardList>
      )}
      {quickReplies.length > 0 && (
        <ul className="offers" aria-label={t("cards.offers")}>
          {quickReplies.map(({ title }) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      )}
      {content.story?.linkUrl && <StoryLink url={content.story.linkUrl} />}
      {empty && (
        <p className="message__note">{t(kind === "template" ? "kinds.template" : "message.noText")}</p>
      )}
    </>
  );
}

/** Text as it was typed, its links made clickable. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className="message__text">
      {splitLinks(text).map((part, index) =>
        part.href ? (
          <OutsideLink key={index} href={part.href}>
            {part.text}
          </OutsideLink>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function StoryLink({ url }: { url: string }) {
  const { t } = useTranslation("thread");
  const href = safeUrl(url);
  return href ? (
    <p className="message__file">
      <OutsideLink href={href}>{t("media.storyLink")}</OutsideLink>
    </p>
  ) : null;
}
