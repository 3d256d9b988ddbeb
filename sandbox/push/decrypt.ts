import { createDecipheriv, hkdfSync, type ECDH } from "node:crypto";

/** What a browser keeps of its subscription. */
export interface BrowserKeys {
  ecdh: ECDH;
  auth: Buffer;
}

/**
 * What a browser does with a push message (RFC 8188 and 8291): a header of salt, record size and the sender's key, then
 * one record.
 * @throws when it was not encrypted for these keys
 */
export function decrypted(message: Buffer, { ecdh, auth }: BrowserKeys): string {
  const salt = message.subarray(0, 16);
  const keyLength = message.readUInt8(20);
  const senderKey = message.subarray(21, 21 + keyLength);
  const record = message.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync("sha256", ecdh.computeSecret(senderKey), auth, info, 32));
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${purpose}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  // The text ends at the last byte that is not padding, which is 2 in a last record.
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
}
