import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Your published articles. */
export class LibraryClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('library', options);
  }
}
