import { graphError } from "./errors.ts";
import { checkTemplate } from "./templates.ts";
import type { Attachment } from "./words.ts";

const mediaTypes = ["image", "audio", "video", "file"];
const megabyte = 1024 * 1024;

/** What Instagram takes of each kind: content types and size. */
const limits: Record<string, { types: RegExp; bytes: number }> = {
  image: { types: /^image\/(png|jpeg|gif)/, bytes: 8 * megabyte },
  audio: { types: /^(audio\/|video\/mp4)/, bytes: 25 * megabyte },
  video: { types: /^video\//, bytes: 25 * megabyte },
  file: { types: /^application\/pdf/, bytes: 25 * megabyte },
};

/** Refuses attachments that Instagram would refuse; media are fetched by address, as Meta does. */
export async function checkAttachments(attachments: Attachment[]): Promise<void> {
  if (attachments.length > 10) throw graphError({ code: 100, subcode: 2534015 });
  if (attachments.length > 1 && attachments.some(({ type }) => type !== "image")) {
    throw graphError({ code: 100, subcode: 2534015 });
  }
  await Promise.all(attachments.map((attachment) => checkOne(attachment)));
}

async function checkOne({ type, payload }: Attachment): Promise<void> {
  if (type === "template") return checkTemplate(payload ?? {});
  if (["like_heart", "MEDIA_SHARE"].includes(type)) return;
  if (!mediaTypes.includes(type)) throw graphError({ code: 100, subcode: 2534015 });
  const url = payload?.url;
  if (typeof url !== "string" || !URL.canParse(url)) throw graphError({ code: 100, subcode: 2534015 });
  // The sandbox never leaves the machine: addresses elsewhere are taken on trust.
  if (isHere(url)) await requireFetchable(type, url);
  else if (!url.startsWith("https://")) throw graphError({ code: 100, subcode: 2018008 });
}

function isHere(url: string): boolean {
  return /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname);
}

async function requireFetchable(type: string, url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!response?.ok) throw graphError({ code: 100, subcode: 2018008 });
  const limit = limits[type];
  const bytes = (await response.arrayBuffer()).byteLength;
  if (limit && (!limit.types.test(response.headers.get("content-type") ?? "") || bytes > limit.bytes)) {
    throw graphError({ code: 100, subcode: 2018047, message: "(#100) Upload attachment failure" });
  }
}
