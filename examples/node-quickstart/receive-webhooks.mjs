import { once } from 'node:events';
import { createServer } from 'node:http';
import { createWebhookHandler } from '@cstar.help/js/webhook/express';

/**
 * Creates a webhook that leads to this process, and waits for its first event. A server in development mode sends
 * to this machine; the public one needs a URL that it can reach.
 */
export async function receiveWebhooks(cstar, type) {
  const server = createServer((request, response) => void receive(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const webhook = await cstar.webhooks.create({
    name: 'Quickstart',
    url: `http://127.0.0.1:${server.address().port}/`,
    events: [type],
  });

  let receive;
  const next = new Promise((resolve, reject) => {
    receive = createWebhookHandler({
      secret: webhook.secret,
      on: { [type]: (event, context) => resolve({ event, context }) },
      onError: reject,
    });
  });
  return {
    next,
    async close() {
      await cstar.webhooks.delete(webhook.id);
      server.close();
      server.closeAllConnections();
    },
  };
}
