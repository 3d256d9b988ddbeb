import { Transform, type TransformCallback } from "node:stream";

/**
 * Replaces one text by another in a stream. Only what may be the beginning of the text is held back, so a
 * page that is sent piece by piece still arrives piece by piece.
 */
export class ReplaceStream extends Transform {
  #wanted: string;
  #replacement: string;
  #held = "";

  constructor(wanted: string, replacement: string) {
    super();
    this.#wanted = wanted;
    this.#replacement = replacement;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    // One byte is one letter in latin1: letters of several bytes pass through unharmed.
    const text = (this.#held + chunk.toString("latin1")).replaceAll(this.#wanted, this.#replacement);
    const keep = this.#openEnd(text);
    this.#held = text.slice(text.length - keep);
    this.push(text.slice(0, text.length - keep), "latin1");
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.#held, "latin1");
    done();
  }

  /** How many letters at the end may belong to the wanted text. */
  #openEnd(text: string): number {
    for (let length = Math.min(this.#wanted.length - 1, text.length); length > 0; length--) {
      if (this.#wanted.startsWith(text.slice(-length))) return length;
    }
    return 0;
  }
}
