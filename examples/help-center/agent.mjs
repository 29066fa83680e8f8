// Somebody on the other side, so that a chat can be tried alone: answers every message of a customer, after
// typing for a moment. It reads CSTAR_API_KEY (a secret key) and CSTAR_BASE_URL.
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CStarClient } from '@cstar.help/js';

/** Answers until `signal` aborts. */
export function answerCustomers(cstar, { name = 'Robin', after = 1_500, signal } = {}) {
  const answer = async ({ data: { ticket, message } }) => {
    if (message.sender !== 'customer') return;
    await cstar.tickets.sendTyping(ticket.id, true, { signal });
    await delay(after, undefined, { signal });
    await cstar.tickets.messages.create(
      ticket.id,
      { sender: 'agent', senderName: name, content: `Thank you for writing. You said: ${message.content}` },
      // The same event may be told twice; it is answered once.
      { idempotencyKey: `answer-${message.id}`, signal },
    );
  };
  const off = cstar.realtime.on('ticket.message_added', (event) =>
    answer(event).catch((error) => {
      if (!signal?.aborted) console.error('No answer was sent:', error.message);
    }),
  );
  signal?.addEventListener('abort', off, { once: true });
  return off;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  answerCustomers(new CStarClient());
  console.log('Answering customers. Stop with Ctrl+C.');
}
