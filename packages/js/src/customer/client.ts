import type { CallMeta } from '../core/meta.ts';
import type { Transport } from '../core/transport.ts';
import type { CustomerClientOptions } from './options.ts';
import { type Area, customerTransport } from './transport.ts';

/** What every client for customers has: its way to the API, the facts of the latest answer, and an end. */
export class CustomerClient {
  // Private, so that logging or storing a client shows no token.
  readonly #transport: Transport;

  /** @internal */
  constructor(area: Area, options: CustomerClientOptions) {
    this.#transport = customerTransport(area, options);
  }

  /** @internal */
  protected get transport(): Transport {
    return this.#transport;
  }

  /**
   * The facts of the latest answer. With several calls at a time, whichever came last: use
   * `.withMeta()` on a call for its own.
   */
  get lastMeta(): CallMeta {
    return this.#transport.lastMeta();
  }

  /** Ends the client: calls under way reject with the code `client_destroyed`, and so do later ones. Safe to call twice. */
  destroy(): void {
    this.#transport.close();
  }
}
