import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import parseRange from "range-parser";
import { findShopById } from "#app/modules/access/access.server.ts";
import { openFile, readToken, type OpenFile } from "#app/modules/media/media.server.ts";
import { now } from "#app/platform/clock.ts";
import { logger } from "#app/platform/log.server.ts";

const log = logger("web");
const prefix = "/media/";

/**
 * Serves files of messages at the addresses that threads carry, and that Meta is given with what is sent. On the bare
 * HTTP server: a video to a slow reader waits for the reader, a piece at a time, which Remix's adapter does not.
 * @returns false when the address is another's
 */
export function serveMedia(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "";
  if (!path.startsWith(prefix)) return false;
  void answer(request, response, path.slice(prefix.length)).catch((err: unknown) => {
    log.error({ err: err as Error }, "a file could not be served");
    if (!response.headersSent) notHere(response, 503);
    else response.destroy();
  });
  return true;
}

/** Whatever is wrong, the answer is the same: nothing is there. */
async function answer(request: IncomingMessage, response: ServerResponse, word: string): Promise<void> {
  const token =
    request.method === "GET" || request.method === "HEAD" ? readToken(word, now().getTime()) : null;
  const scope = token && (await findShopById(token.shopId));
  const file = scope && (await openFile(scope, token));
  if (!file) return notHere(response, 404);
  const range = rangeOf(request, file.bytes);
  if (range === "unsatisfiable") {
    response.writeHead(416, { ...safely, "content-range": `bytes */${file.bytes}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.bytes };
  response.writeHead(range ? 206 : 200, {
    ...headersOf(file),
    "content-length": end - start,
    ...(range && { "content-range": `bytes ${start}-${end - 1}/${file.bytes}` }),
  });
  if (request.method === "HEAD") return void response.end();
  await send(response, file.read(start, end));
}

/** What is asked for of so many bytes; null for all of it. A range of several parts is answered with everything. */
function rangeOf(
  { headers }: IncomingMessage,
  bytes: number,
): { start: number; end: number } | "unsatisfiable" | null {
  if (headers.range === undefined) return null;
  const ranges = parseRange(bytes, headers.range);
  if (ranges === -1) return "unsatisfiable";
  if (ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return null;
  const [{ start, end } = { start: 0, end: bytes - 1 }] = ranges;
  return { start, end: end + 1 };
}

/** Nobody keeps it, nobody takes it for something else, and opened by itself it can do nothing. */
const safely: OutgoingHttpHeaders = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy":
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
};

function headersOf({ kind, contentType, name }: OpenFile): OutgoingHttpHeaders {
  const disposition = kind === "file" ? "attachment" : "inline";
  return {
    ...safely,
    "content-type": contentType,
    "content-disposition": `${disposition}${name === null ? "" : `; filename*=UTF-8''${encoded(name)}`}`,
    "accept-ranges": "bytes",
  };
}

/** A file name as RFC 8187 writes it in a header. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** To a reader who leaves, and of a file that goes away, it ends in the middle. */
async function send(response: ServerResponse, bytes: AsyncGenerator<Buffer>): Promise<void> {
  await pipeline(Readable.from(bytes, { objectMode: false }), response).catch(
    (error: NodeJS.ErrnoException) => {
      const left = error.name === "FileGoneError" || error.code === "ERR_STREAM_PREMATURE_CLOSE";
      if (!left) throw error;
      response.destroy();
    },
  );
}

function notHere(response: ServerResponse, status: 404 | 503): void {
  response.writeHead(status, { ...safely, "content-type": "text/plain; charset=utf-8" });
  response.end("There is no such file, or its address has run out.");
}
