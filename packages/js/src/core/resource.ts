import type { Transport } from './transport.ts';

/** What every accessor of a client builds on: the way to send its calls, and nothing else. */
export class Resource {
  protected readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }
}
