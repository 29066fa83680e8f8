// Every published vector must be decided alike wherever webhooks are received. Plain JavaScript, without Node.
import { vectors } from './vectors.mjs';

/**
 * `copies` are the webhook entry of the package in each format that this runtime has loaded; `nodes` the entry on
 * node:crypto, where there is one.
 */
export async function smokeWebhooks({ copies, nodes = [] }) {
  for (const { name, secrets, bodyBase64, header, now, tolerance, valid, reason, event } of vectors) {
    const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
    const given = [body, header, secrets, { now, tolerance }];
    const expected = reason ?? event ?? 'body_not_event';
    for (const { verifySignature } of [...copies, ...nodes]) {
      expect(verifySignature(...given) === valid, `verifySignature decides: ${name}`);
    }
    for (const { constructEvent } of nodes) {
      const found = await outcome(async () => constructEvent(...given));
      expect(found === expected, `constructEvent decides: ${name} (${found})`);
    }
    for (const { constructEventAsync } of copies) {
      const found = await outcome(() => constructEventAsync(...given));
      expect(
        found === expected || (found === 'crypto_missing' && globalThis.crypto === undefined),
        `constructEventAsync decides: ${name} (${found})`,
      );
    }
  }
  for (const { createWebhookHandler, signPayload } of copies) {
    if (globalThis.crypto === undefined) continue;
    const titles = [];
    const handle = createWebhookHandler({
      secret: 'whsec_smoke',
      on: { 'ticket.created': ({ data }) => titles.push(data.title) },
    });
    const event = { id: 'evt_1', type: 'ticket.created', data: { title: 'received' } };
    const delivery = signPayload(event, 'whsec_smoke');
    const request = new Request('https://shop.invalid/webhook', { method: 'POST', ...delivery });
    const { status } = await handle(request);
    expect(status === 200 && titles.join() === 'received', `a handler receives: ${status}`);
  }
}

async function outcome(construct) {
  try {
    return (await construct()).id;
  } catch (error) {
    return error.code ?? error;
  }
}

function expect(holds, what) {
  if (!holds) throw new Error(`Not so: ${what}`);
}
