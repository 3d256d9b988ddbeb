import type { IncomingMessage } from "node:http";

/**
 * Reads a request's bytes as they came, up to `limit`. Resolves "too_large" as soon as that is known,
 * and "truncated" when the sender broke off before its announced length.
 */
export function readRawBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | "too_large" | "truncated"> {
  if (Number(request.headers["content-length"]) > limit) return Promise.resolve("too_large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return resolve("too_large");
      chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on("aborted", () => resolve("truncated"));
    request.on("error", () => resolve("truncated"));
  });
}
