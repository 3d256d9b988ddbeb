import type { Cdn } from "./cdn.ts";
import { newNumericId } from "./ids.ts";
import type { Attachment, StoryRef } from "./words.ts";

/** Addresses of pictures, videos and sounds that the sandbox serves. */
export class Media {
  readonly #base: () => string;
  readonly cdn: Cdn;
  #sent = 0;

  constructor(base: () => string, cdn: Cdn) {
    this.#base = base;
    this.cdn = cdn;
  }

  picture(name: string): string {
    return this.cdn.address(`photos/${encodeURIComponent(name)}`);
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

  /** An attachment as whoever opens the thread now gets it: with an address that lives. */
  fresh(attachment: Attachment): Attachment {
    const url = attachment.payload?.url;
    return url === undefined
      ? attachment
      : { ...attachment, payload: { ...attachment.payload, url: this.cdn.fresh(url) } };
  }

  /** Each one is another: nobody sends the same picture twice. */
  #sample(type: string): string {
    const name = `${type}-${Date.now().toString(36)}${(this.#sent += 1)}`;
    const folder = { audio: "voices", video: "clips", file: "files" }[type] ?? "photos";
    return this.cdn.address(`${folder}/${name}`);
  }
}

function sharedPost(type: string): Record<string, string> {
  if (type === "share" || type === "ig_post")
    return { ig_post_media_id: newNumericId(), title: "New in store" };
  if (type === "ig_reel") return { reel_video_id: newNumericId(), title: "Behind the scenes" };
  return {};
}
