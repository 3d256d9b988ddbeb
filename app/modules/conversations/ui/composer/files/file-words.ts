import type { TFunction } from "i18next";
import { attachmentLimits } from "#app/modules/channels/instagram/rules.ts";
import { maxUploadBytes } from "#app/modules/media/upload/upload-rules.ts";
import type { Attachment } from "./attachments.ts";

const megabyte = 1024 * 1024;

/** Why a file cannot go along, in a sentence. */
export function faultWords(t: TFunction<"composer">, { fault, type }: Attachment): string {
  if (fault === null) return "";
  const bytes = type.startsWith("image/") ? attachmentLimits.image.bytes : maxUploadBytes;
  return t(`files.faults.${fault}`, { megabytes: Math.floor(bytes / megabyte) });
}

/** How large a file is: "240 kB", "3.1 MB". */
export function sizeWords(bytes: number, language: string): string {
  const [value, unit] = bytes < megabyte ? [bytes / 1024, "kilobyte"] : [bytes / megabyte, "megabyte"];
  const format = { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, format).format(value);
}
