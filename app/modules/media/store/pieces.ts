import type { SealContext } from "#app/platform/crypto/envelope.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { pieceBytes } from "../media.ts";

/** Where a piece lives: bound to its file and its number, so that pieces cannot change places. */
export function pieceContext({ shopId }: ShopScope, fileId: string, number: number): SealContext {
  return { table: "media_chunks", column: "piece_sealed", shopId, rowId: `${fileId} ${number}` };
}

/** Where what is told of a file lives. */
export function detailContext({ shopId }: ShopScope, fileId: string): SealContext {
  return { table: "media_files", column: "detail_sealed", shopId, rowId: fileId };
}

/** What is told of a file: where it is to be fetched, or what staff's file was called. */
export interface FileDetail {
  url?: string;
  name?: string;
}

/** Cuts what arrives in any sizes into pieces of {@link pieceBytes}; holds back less than one. */
export class PieceCutter {
  #held: Buffer[] = [];
  #bytes = 0;

  /** Takes bytes. @returns the pieces that are full now */
  add(bytes: Buffer): Buffer[] {
    this.#held.push(bytes);
    this.#bytes += bytes.length;
    const full: Buffer[] = [];
    while (this.#bytes >= pieceBytes) full.push(this.#take(pieceBytes));
    return full;
  }

  /** The last piece, which may be short; null when nothing is left. */
  rest(): Buffer | null {
    return this.#bytes > 0 ? this.#take(this.#bytes) : null;
  }

  #take(length: number): Buffer {
    const joined = Buffer.concat(this.#held);
    const left = joined.subarray(length);
    this.#held = left.length > 0 ? [left] : [];
    this.#bytes = left.length;
    return joined.subarray(0, length);
  }
}
