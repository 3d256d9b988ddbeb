import type { BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";

/** How a message is found by the channel's id of it: an account's mids are its own. */
export function midIndex(index: BlindIndexer, accountId: string, mid: string): Buffer {
  return index("mid", `${accountId}:${mid}`);
}

/**
 * The row id of a message that the channel named, as a UUID (version 8) cut from its index. The same message
 * has the same row id in whatever order its events came, so lists that sort by time and id agree as well.
 */
export function rowIdOf(midIndex: Buffer): string {
  const bytes = Buffer.from(midIndex.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
