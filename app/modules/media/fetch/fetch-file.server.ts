import { meta } from "#app/integrations/meta/recipient.server.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { download, type DownloadOutcome } from "#app/platform/http/download.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { mediaFetched } from "#app/platform/metrics.server.ts";
import type { FileKind, MissingReason } from "../media.ts";
import { scanFile } from "../scan-file.server.ts";
import { detailContext, type FileDetail } from "../store/pieces.ts";
import { readPieces } from "../store/read-pieces.server.ts";
import { endTry, finishFile, type Fetching, type WholeFile } from "../store/write-pieces.server.ts";
import { fetchLimits, lostAfterMs, nextTryAfterMs } from "./fetch-turns.ts";
import { IncomingFile } from "./incoming-file.server.ts";

export type FetchOutcome =
  /** Whoever looks at the person's thread may see something else now. */
  | { outcome: "settled"; contactId: string }
  | { outcome: "retry"; afterMs: number }
  /** There is nothing to fetch: it is here, given up, unsent or erased. */
  | { outcome: "skipped" };

const log = logger("media");

/**
 * Fetches a file from Meta and keeps it. May run twice and at once: each try writes under its number and stops as soon
 * as the file is gone or another try has begun, so nothing that is unsent or erased meanwhile is kept.
 */
export async function fetchFile(scope: ShopScope, fileId: string): Promise<FetchOutcome> {
  const begun = await beginTry(scope, fileId);
  if (!begun) return { outcome: "skipped" };
  const { fetching, called, url } = begun;
  const got: Got = url
    ? await receiveFile(scope, fetching, called, url)
    : { result: "gone", reason: "expired" };
  mediaFetched.inc({ result: got.result === "whole" ? "stored" : got.result });
  if ("reason" in got) {
    const { attempt } = fetching;
    log.info({ shopId: scope.shopId, fileId, attempt, code: got.reason }, "a file was not kept");
  }
  return settle(scope, fetching, got);
}

interface Begun {
  fetching: Fetching;
  /** What Meta says it is. */
  called: FileKind;
  url: URL | null;
}

/** Counts the try and clears away what an earlier one left. Null when there is nothing to fetch. */
async function beginTry(scope: ShopScope, fileId: string): Promise<Begun | null> {
  return sqlInShop(scope, async (sql) => {
    const [row] = await sql.query<PendingRow>(
      `UPDATE media_files SET attempts = attempts + 1, next_attempt_at = $3
       WHERE shop_id = $1 AND id = $2 AND state = 'pending'
       RETURNING contact_id, kind, detail_sealed, attempts`,
      [scope.shopId, fileId, new Date(now().getTime() + lostAfterMs)],
    );
    const key = row && (await openPersonKeys(sql, scope, [row.contact_id])).get(row.contact_id);
    if (!row || !key) return null;
    await sql.query("DELETE FROM media_chunks WHERE shop_id = $1 AND file_id = $2", [scope.shopId, fileId]);
    const { url = "" } = key.open<FileDetail>(row.detail_sealed, detailContext(scope, fileId));
    const fetching = { fileId, contactId: row.contact_id, attempt: row.attempts, key };
    return { fetching, called: row.kind, url: URL.parse(url) };
  });
}

interface PendingRow {
  contact_id: string;
  kind: FileKind;
  detail_sealed: Buffer;
  attempts: number;
}

type Got =
  | { result: "whole"; file: WholeFile }
  /** It is not ours to keep any more. */
  | { result: "lost" }
  /** `gone` and `refused` are for good, `failed` may be tried again. */
  | { result: "gone" | "refused" | "failed"; reason: MissingReason };

async function receiveFile(scope: ShopScope, fetching: Fetching, called: FileKind, url: URL): Promise<Got> {
  const incoming = new IncomingFile(scope, fetching, called);
  const ended = await download(meta, url, fetchLimits, (bytes) => incoming.take(bytes));
  const file = ended.outcome === "complete" ? await incoming.finish(ended.bytes) : null;
  if (incoming.problem === "lost") return { result: "lost" };
  if (incoming.problem === "type") return { result: "refused", reason: "type" };
  return file ? scanned(scope, fetching, file) : whyNot(ended);
}

async function scanned(scope: ShopScope, { fileId, key }: Fetching, file: WholeFile): Promise<Got> {
  switch (await scanFile(readPieces(scope, fileId, key, file.bytes))) {
    case "clean":
      return { result: "whole", file };
    case "infected":
      return { result: "refused", reason: "malware" };
    case "not_scanned":
      return { result: "failed", reason: "not_scanned" };
  }
}

function whyNot(ended: DownloadOutcome): Got {
  if (ended.outcome === "gone") return { result: "gone", reason: "expired" };
  if (ended.outcome === "refused") return { result: "refused", reason: ended.reason };
  return { result: "failed", reason: "unreachable" };
}

async function settle(scope: ShopScope, fetching: Fetching, got: Got): Promise<FetchOutcome> {
  if (got.result === "failed") return again(scope, fetching, got.reason);
  const settled =
    got.result === "whole"
      ? await finishFile(scope, fetching, got.file)
      : got.result !== "lost" && (await endTry(scope, fetching, got.result, got.reason));
  return settled ? { outcome: "settled", contactId: fetching.contactId } : { outcome: "skipped" };
}

/** The next try, while there is one; then the file is given up. */
async function again(scope: ShopScope, fetching: Fetching, reason: MissingReason): Promise<FetchOutcome> {
  const afterMs = nextTryAfterMs(fetching.attempt);
  const next = afterMs === null ? null : new Date(now().getTime() + afterMs);
  const ended = await endTry(scope, fetching, next ? "pending" : "failed", reason, next);
  if (!ended) return { outcome: "skipped" };
  return afterMs === null
    ? { outcome: "settled", contactId: fetching.contactId }
    : { outcome: "retry", afterMs };
}
