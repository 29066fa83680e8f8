import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Your community. */
export class CommunityClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('community', options);
  }
}
