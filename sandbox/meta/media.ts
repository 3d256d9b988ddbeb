import { newNumericId } from "./ids.ts";
import type { Attachment, StoryRef } from "./words.ts";

/** Addresses of pictures and sounds the sandbox serves. */
export class Media {
  readonly #base: () => string;

  constructor(base: () => string) {
    this.#base = base;
  }

  picture(name: string): string {
    return `${this.#base()}/media/${encodeURIComponent(name)}.png`;
  }

  profile(key: string): string {
    return `${this.#base()}/media/profile/${encodeURIComponent(key)}.png`;
  }

  story(name: string): StoryRef {
    return { id: newNumericId(), url: this.picture(`story-${name}`) };
  }

  /** Accepts `"image"`, `{ type, url }` and Meta's own `{ type, payload }`. */
  attachment(given: unknown): Attachment {
    if (typeof given === "string") return { type: given, payload: { url: this.#sample(given) } };
    const { type, url, payload } = given as { type?: string; url?: string; payload?: Attachment["payload"] };
    if (!type) throw new Error("an attachment needs a type");
    if (payload) return { type, payload };
    if (["ephemeral", "unsupported_type"].includes(type)) return { type };
    return { type, payload: { url: url ?? this.#sample(type), ...sharedPost(type) } };
  }

  #sample(type: string): string {
    return type === "audio" ? `${this.#base()}/media/voice.wav` : this.picture(`sample-${type}`);
  }
}

function sharedPost(type: string): Record<string, string> {
  if (type === "share" || type === "ig_post")
    return { ig_post_media_id: newNumericId(), title: "New in store" };
  if (type === "ig_reel") return { reel_video_id: newNumericId(), title: "Behind the scenes" };
  return {};
}
