import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Signals of a visitor, and the nudges that follow from them. */
export class ProactiveClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('proactive', options);
  }
}
