import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { asCalled, detectType, headBytes, type DetectedType } from "../content-type.ts";
import { measure } from "../measure.ts";
import type { FileKind } from "../media.ts";
import { PieceCutter } from "../store/pieces.ts";
import { writePiece, type Fetching, type WholeFile } from "../store/write-pieces.server.ts";

/** Why a file on its way in is not taken: it is of no kind we keep, or it is not ours to keep any more. */
export type IncomingProblem = "type" | "lost";

/** A file on its way in: looked at before any of it is stored, then stored piece by piece. */
export class IncomingFile {
  problem: IncomingProblem | null = null;
  readonly #scope: ShopScope;
  readonly #fetching: Fetching;
  readonly #called: FileKind;
  readonly #cutter = new PieceCutter();
  #type: DetectedType | null = null;
  #head = Buffer.alloc(0);
  #written = 0;

  /** @param called what Meta says it is */
  constructor(scope: ShopScope, fetching: Fetching, called: FileKind) {
    this.#scope = scope;
    this.#fetching = fetching;
    this.#called = called;
  }

  /** Takes what arrives, in order. @returns false when there is a problem, and no more is wanted */
  async take(bytes: Buffer): Promise<boolean> {
    const full = this.#cutter.add(bytes);
    if (!this.#type) {
      this.#head = Buffer.concat([this.#head, bytes]);
      if (this.#head.length >= headBytes && !(await this.#recognise())) return false;
    }
    return this.#write(full);
  }

  /** Everything has arrived: stores what is left. @returns null when there is a problem */
  async finish(bytes: number): Promise<WholeFile | null> {
    const type = this.#type ?? (await this.#recognise());
    const rest = this.#cutter.rest();
    if (!type || !(await this.#write(rest ? [rest] : []))) return null;
    return { ...type, bytes, ...measure(this.#head, type.contentType) };
  }

  async #recognise(): Promise<DetectedType | null> {
    this.#type = asCalled(this.#called, await detectType(this.#head));
    if (!this.#type) this.problem = "type";
    return this.#type;
  }

  async #write(pieces: Buffer[]): Promise<boolean> {
    for (const piece of pieces) {
      if (!(await writePiece(this.#scope, this.#fetching, this.#written, piece))) {
        this.problem = "lost";
        return false;
      }
      this.#written += 1;
    }
    return true;
  }
}
