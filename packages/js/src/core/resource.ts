import type { Transport } from './transport.ts';

/** What every accessor of a client builds on: the way to send its calls, and nothing else. */
export class Resource {
  // Private, so that logging or storing an accessor shows no key.
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  protected get transport(): Transport {
    return this.#transport;
  }
}
