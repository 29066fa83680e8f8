import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Accounts of your customers. */
export class AuthClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('auth', options);
  }
}
