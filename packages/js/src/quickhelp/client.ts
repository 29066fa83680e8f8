import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';

/** Articles and answers that fit a page or a question. */
export class QuickHelpClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('quickhelp', options);
  }
}
