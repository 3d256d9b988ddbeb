import type { Cdn } from "./cdn.ts";
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

/**
 * Attachments as people get them. Refuses what Instagram would refuse; media are fetched by address while the sender
 * waits, as Meta does, and from then on Instagram has a copy of its own.
 */
export async function takeAttachments(attachments: Attachment[], cdn: Cdn): Promise<Attachment[]> {
  if (attachments.length > 10) throw graphError({ code: 100, subcode: 2534015 });
  if (attachments.length > 1 && attachments.some(({ type }) => type !== "image")) {
    throw graphError({ code: 100, subcode: 2534015 });
  }
  return Promise.all(attachments.map((attachment) => takeOne(attachment, cdn)));
}

async function takeOne(attachment: Attachment, cdn: Cdn): Promise<Attachment> {
  const { type, payload } = attachment;
  if (type === "template") checkTemplate(payload ?? {});
  if (["like_heart", "template", "MEDIA_SHARE"].includes(type)) return attachment;
  if (!mediaTypes.includes(type)) throw graphError({ code: 100, subcode: 2534015 });
  const url = payload?.url;
  if (typeof url !== "string" || !URL.canParse(url)) throw graphError({ code: 100, subcode: 2534015 });
  // The sandbox never leaves the machine: addresses elsewhere are taken on trust.
  if (isHere(url)) return { type, payload: { url: cdn.keep(await fetched(type, url)) } };
  if (!url.startsWith("https://")) throw graphError({ code: 100, subcode: 2018008 });
  return attachment;
}

function isHere(url: string): boolean {
  return /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname);
}

async function fetched(type: string, url: string): Promise<{ type: string; bytes: Buffer }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!response?.ok) throw graphError({ code: 100, subcode: 2018008 });
  const limit = limits[type];
  const contentType = response.headers.get("content-type") ?? "";
  const bytes = Buffer.from(await response.arrayBuffer());
  if (limit && (!limit.types.test(contentType) || bytes.length > limit.bytes)) {
    throw graphError({ code: 100, subcode: 2018047, message: "(#100) Upload attachment failure" });
  }
  return { type: contentType, bytes };
}
