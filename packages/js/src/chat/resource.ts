import type { Presence } from './presence.ts';

/** What every accessor of a chat builds on: the customer of the moment, and the way to send their calls. */
export class ChatResource {
  // Private, so that logging or storing an accessor shows no token.
  readonly #presence: () => Presence;

  /** @internal */
  constructor(presence: () => Presence) {
    this.#presence = presence;
  }

  /** @internal */
  protected get presence(): Presence {
    return this.#presence();
  }
}
