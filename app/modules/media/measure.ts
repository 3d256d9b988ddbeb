import { imageSize } from "image-size";

const measurable = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

/** Width and height of a picture in pixels, as far as its beginning tells. */
export function measure(
  head: Uint8Array,
  contentType: string,
): { width: number | null; height: number | null } {
  if (!measurable.has(contentType)) return { width: null, height: null };
  try {
    const { width, height } = imageSize(head);
    return { width, height };
  } catch {
    return { width: null, height: null };
  }
}
