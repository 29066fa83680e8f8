import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Conversations between a customer and your team. */
export class ChatClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('chat', options);
  }
}
