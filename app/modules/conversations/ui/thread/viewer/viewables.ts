import type { AttachmentView, ThreadMessage } from "../../../conversations.ts";
import type { TimelineItem } from "../../../thread/timeline.ts";
import { safeUrl } from "../links.ts";

/** A picture or a video of a thread that can be looked at large. */
export interface Viewable {
  /** Names it in its thread, as {@link viewableKey} makes it. */
  key: string;
  /** A story is one or the other: that shows when it loads. */
  kind: "picture" | "video" | "story";
  url: string;
  /** What staff's file was called; null for everything else. */
  title: string | null;
  /** Whose message it is of, and when that was sent. */
  direction: ThreadMessage["direction"];
  at: string;
}

/** @param part the place among the message's attachments, or its story */
export function viewableKey(messageId: string, part: number | "story"): string {
  return `${messageId} ${part}`;
}

/** Everything in a part of a thread that can be looked at, in the thread's order. */
export function viewablesIn(items: TimelineItem[]): Viewable[] {
  return items.flatMap((item) => (item.kind === "message" ? viewablesOf(item.message) : []));
}

function viewablesOf({ id, content, direction, sentAt: at }: ThreadMessage): Viewable[] {
  if (!content) return [];
  const storyUrl = safeUrl(content.story?.url);
  const story: Viewable[] = storyUrl
    ? [{ key: viewableKey(id, "story"), kind: "story", url: storyUrl, title: null, direction, at }]
    : [];
  const attached = (content.attachments ?? []).flatMap(({ type, view, title }, part): Viewable[] => {
    const kind = kindOf(type);
    const url = urlOf(view);
    return kind && url
      ? [{ key: viewableKey(id, part), kind, url, title: title ?? null, direction, at }]
      : [];
  });
  return [...story, ...attached];
}

function kindOf(type: string): "picture" | "video" | null {
  if (type === "video") return "video";
  return type === "image" || type === "sticker" ? "picture" : null;
}

/** Where it can be seen: ours as it is, Meta's if a browser may open it; null when it is gone. */
export function urlOf(view: AttachmentView): string | null {
  if ("gone" in view) return null;
  return view.kept ? view.url : safeUrl(view.url);
}
