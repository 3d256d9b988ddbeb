import { createHash, randomBytes, randomInt } from "node:crypto";

/** A message id as long and opaque as Meta's: over 150 characters that hold account, thread and message. */
export function newMid(igId: string, threadId: string): string {
  const message = digits(`${threadId}${randomBytes(12).toString("hex")}`, 35);
  const plain = `ig_dm_item:1:IGMessageID:${igId}:${digits(threadId, 39)}:${message}`;
  return `${Buffer.from(plain).toString("base64url").replace(/g$/, "ZA")}ZD`.replace(/^aWdf/, "aWdfZA");
}

/** The id of a conversation between an account and a person. */
export function conversationId(igId: string, igsid: string): string {
  const plain = `ig_conversation:${igId}:${digits(`${igId}/${igsid}`, 30)}`;
  return `aWdfZAG06${Buffer.from(plain).toString("base64url")}ZD`;
}

/** The id under which another account sees a person: stable, and different for each account. */
export function scopedId(igsid: string, igId: string): string {
  return `2${digits(`${igsid}@${igId}`, 15)}`;
}

/** A secret string such as a token or a code. */
export function newSecret(prefix: string, bytes: number): string {
  return prefix + randomBytes(bytes).toString("base64url").replace(/[-_]/g, "Z");
}

/** A numeric id such as those of media. */
export function newNumericId(): string {
  return `179${String(randomInt(10 ** 13, 10 ** 14))}`;
}

function digits(text: string, length: number): string {
  const hash = createHash("sha512").update(text).digest("hex");
  const decimal = BigInt(`0x${hash}`).toString();
  return `3${decimal}`.slice(0, length);
}
