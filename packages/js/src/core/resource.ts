import type { TeamTransport } from './team-transport.ts';
import type { Transport } from './transport.ts';

/** What every accessor of a client builds on: the way to send its calls, and nothing else. */
export class Resource<Way extends Transport = TeamTransport> {
  // Private, so that logging or storing an accessor shows no key.
  readonly #transport: Way;

  constructor(transport: Way) {
    this.#transport = transport;
  }

  protected get transport(): Way {
    return this.#transport;
  }
}
