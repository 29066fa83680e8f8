import { createHash } from 'node:crypto';

/** A file of a form, with its bytes at hand. */
export class Upload extends File {
  // Private, so that whatever walks through an input does not walk through every byte.
  readonly #content: Uint8Array<ArrayBuffer>;
  /** Tells one content from another, in hex. */
  readonly sha256: string;

  constructor(content: Uint8Array<ArrayBuffer>, name: string, type: string) {
    super([content], name, { type });
    this.#content = content;
    this.sha256 = createHash('sha256').update(content).digest('hex');
  }

  get content(): Uint8Array<ArrayBuffer> {
    return this.#content;
  }
}
