// A ticket's round trip. It reads CSTAR_API_KEY and CSTAR_TEAM_ID, and CSTAR_BASE_URL for a server other than
// the public one.
import { randomUUID } from 'node:crypto';
import { CStarClient, CStarNotFoundError } from '@cstar.help/js';
import { receiveWebhooks } from './receive-webhooks.mjs';

const cstar = new CStarClient();

const { teamName, environment } = await cstar.whoami();
console.log(`Signed in to ${teamName} (${environment} data)`);

const customer = await cstar.customers.create({
  name: 'Ada Lovelace',
  email: `ada.${randomUUID()}@example.com`,
});
console.log(`Customer  ${customer.id}  ${customer.name}`);

const ticket = await cstar.tickets.create({
  title: 'The export button does nothing',
  customerId: customer.id,
});
console.log(`Ticket    ${ticket.id}  ${ticket.status}: ${ticket.title}`);

// One idempotency key makes one ticket, however often the call is repeated.
const idempotencyKey = randomUUID();
const once = await cstar.tickets.create({ title: 'Sent twice' }, { idempotencyKey });
const again = await cstar.tickets.create({ title: 'Sent twice' }, { idempotencyKey });
console.log(`Repeated  ${once.id === again.id ? 'one ticket from two calls' : 'two tickets'}`);

await cstar.tickets.update(ticket.id, { status: 'open' });

// No page counting: the loop fetches the next page when it needs it.
for await (const open of cstar.tickets.list({ status: 'open', customerId: customer.id })) {
  console.log(`Open      ${open.id}  ${open.title}`);
}

// What happens from here on is told live, and sent to a webhook, which checks its signature.
const live = new Promise((resolve) => {
  cstar.realtime.on('ticket.closed', resolve);
});
await new Promise((resolve) => {
  cstar.realtime.onConnectionChange((connected) => connected && resolve());
});
const webhooks = await receiveWebhooks(cstar, 'ticket.closed');

const message = await cstar.tickets.messages.create(ticket.id, {
  content: 'Thank you for telling us. The button works again.',
  sender: 'agent',
});
console.log(`Reply     ${message.id}  ${message.content}`);

const closed = await cstar.tickets.update(ticket.id, { status: 'closed' });
console.log(`Closed    ${closed.id}  ${closed.status}`);

const event = await live;
console.log(`Live      ${event.id}  ${event.type}: ${event.data.ticket.title}`);

const { event: delivered, context } = await webhooks.next;
console.log(
  `Webhook   ${delivered.id}  verified, attempt ${context.attempt}, caused by ${context.requestId}`,
);
await webhooks.close();

const { data, meta } = await cstar.tickets.get(ticket.id).withMeta();
console.log(`Fetched   ${data.id}  ${data.messageCount} message(s), request ${meta.requestId}`);

try {
  await cstar.tickets.get(`tkt_${randomUUID().replaceAll('-', '')}`);
} catch (error) {
  if (!(error instanceof CStarNotFoundError)) throw error;
  console.log(`Missing   ${error.message} (request ${error.requestId})`);
}

cstar.destroy();
