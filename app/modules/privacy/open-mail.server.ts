import PostalMime from "postal-mime";
import { readMail, type ReadMail } from "./read-mail.ts";

/** A quoted mail of a hundred pages says who asks on the first. */
const longestText = 20_000;

/**
 * Reads a mail as a mail server hands it on (RFC 5322, MIME): its subject and its words, and whoever it is from where
 * they name nobody. In a forwarded mail the words name the sender of the first one.
 * @returns nothing known and nobody named for what is no mail
 */
export async function openMail(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  const words = mail.text ?? mail.html?.replace(/<[^>]*>/g, " ") ?? "";
  const sender = mail.from?.address ? `From: ${mail.from.address}` : "";
  return readMail([mail.subject ?? "", words.slice(0, longestText), sender].join("\n"));
}
