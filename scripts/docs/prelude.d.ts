// What a code block of a document may use without declaring it, because the text around it did.
import type { CStarClient } from '@cstar.help/js';
import type { SetupServer } from 'msw/node';

declare global {
  const cstar: CStarClient;
  const customerId: string;
  const ticketId: string;
  /** The server of msw in the reader's tests. */
  const server: SetupServer;
}
