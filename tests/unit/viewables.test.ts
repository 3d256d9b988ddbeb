import { expect, test } from "vitest";
import type { ShownContent, ThreadMessage } from "#app/modules/conversations/conversations.ts";
import type { TimelineItem } from "#app/modules/conversations/thread/timeline.ts";
import { viewableKey, viewablesIn } from "#app/modules/conversations/ui/thread/viewer/viewables.ts";

const at = "2026-11-26T10:00:00.000Z";
const kept = (url: string) => ({
  url,
  kept: true,
  contentType: null,
  bytes: null,
  width: null,
  height: null,
  name: null,
});

function messageOf(id: string, content: ShownContent | null): TimelineItem {
  const message = { id, direction: "in", sentAt: at, content } as ThreadMessage;
  return { id, at, kind: "message", message };
}

const keysIn = (items: TimelineItem[]) => viewablesIn(items).map(({ key }) => key);

test("pictures, videos and stories can be looked at in the thread's order; sounds, files and posts cannot", () => {
  const types = ["image", "audio", "video", "file", "ig_post", "sticker"];
  const attachments = types.map((type, n) => ({ type, view: kept(`/media/${n}`) }));
  const items = [
    messageOf("one", { story: { url: "https://cdn.example/story" } }),
    messageOf("two", { attachments }),
  ];
  expect(keysIn(items)).toEqual([
    viewableKey("one", "story"),
    ...[0, 2, 5].map((part) => viewableKey("two", part)),
  ]);
});

test("what is gone, unsent, or not at an address that a browser may open cannot be looked at", () => {
  const items = [
    messageOf("gone", { attachments: [{ type: "image", view: { gone: "expired" } }] }),
    messageOf("unsent", null),
    messageOf("odd", {
      attachments: [{ type: "image", view: { ...kept("javascript:alert(1)"), kept: false } }],
      story: { url: "file:///etc/passwd" },
    }),
  ];
  expect(keysIn(items)).toEqual([]);
});
