// What verifying a delivery costs against the least that can be written by hand: node:crypto's HMAC and
// timingSafeEqual over a body of 1 KB, in one process and in turns, so that only the ratio counts. Goals: 1.2 for
// `verifySignature` of the node entry, 2.3 for `constructEvent`, which parses as well.
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as webhook from '@cstar.help/js/webhook';
import * as node from '@cstar.help/js/webhook/node';
import { Bench } from 'tinybench';

const rounds = 7;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const event = {
  id: 'evt_0190f2c15a7b4c3d8e9f0a1b2c3d4e5f',
  type: 'ticket.created',
  created_at: '2026-03-01T12:00:00.000Z',
  team_id: '7134fc12-0302-4e58-9466-a770035d5da9',
  data: {
    ticket: {
      id: 'tkt_550e8400e29b41d4a716446655440000',
      title: 'Cannot log in to my account',
      status: 'new',
      priority: 'high',
      tags: ['login', 'authentication'],
      content: 'I keep getting "invalid credentials". '.repeat(14),
    },
    customer: { id: 'cus_550e8400e29b41d4a716446655440000', name: 'Ada Moreno', email: 'ada@example.com' },
  },
};
const { body, header } = webhook.signPayload(event, secret);
const bytes = Buffer.from(body);
const [, timestamp, signature] = /^t=(\d+),v1=(\w+)$/.exec(header);

const bareOfText = () => {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest();
  return timingSafeEqual(digest, Buffer.from(signature, 'hex'));
};
const bareOfBytes = () => {
  const digest = createHmac('sha256', secret).update(`${timestamp}.`).update(bytes).digest();
  return timingSafeEqual(digest, Buffer.from(signature, 'hex'));
};

/** Prints how many times as long as `bare` each of the others takes. */
async function compare(what, bare, others) {
  const ratios = Object.fromEntries(Object.keys(others).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time: 200, warmupTime: round === 0 ? 300 : 30 });
    bench.add('bare', bare);
    for (const [name, task] of Object.entries(others)) bench.add(name, task);
    await bench.run();
    const [base, ...rest] = bench.tasks.map((task) => [task.name, task.result.latency.p50]);
    for (const [name, time] of rest) ratios[name].push(time / base[1]);
  }
  for (const [name, found] of Object.entries(ratios)) {
    found.sort((a, b) => a - b);
    const median = found[Math.floor(rounds / 2)];
    const range = `${found[0].toFixed(2)} to ${found.at(-1).toFixed(2)}`;
    console.log(
      `webhook, ${what}, ${name}: ${median.toFixed(2)} × bare HMAC (of ${rounds} rounds: ${range})`,
    );
  }
}

for (const verify of [bareOfText, bareOfBytes])
  if (!verify()) throw new Error('the comparison itself is wrong');

await compare(`${bytes.length} bytes of text`, bareOfText, {
  'verifySignature on node:crypto': () => node.verifySignature(body, header, secret),
  'constructEvent on node:crypto': () => node.constructEvent(body, header, secret),
  'verifySignature in JavaScript': () => webhook.verifySignature(body, header, secret),
  'constructEventAsync on Web Crypto': () => webhook.constructEventAsync(body, header, secret),
});
await compare(`${bytes.length} bytes in a Buffer`, bareOfBytes, {
  'verifySignature on node:crypto': () => node.verifySignature(bytes, header, secret),
  'constructEvent on node:crypto': () => node.constructEvent(bytes, header, secret),
});
