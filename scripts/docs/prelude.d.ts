// What a code block of a document may use without declaring it, because the text around it did.
import type { CStarClient } from '@cstar.help/js';

declare global {
  const cstar: CStarClient;
  const customerId: string;
  const ticketId: string;
}
