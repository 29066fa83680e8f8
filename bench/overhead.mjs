// What one call through the client costs against the same call through bare `fetch`, in one process
// and in turns, so that only the ratio counts. Goals: 1.5 with a fetch that answers from memory,
// 1.15 over HTTP on this machine.
import { createServer } from 'node:http';
import { CStarClient } from '@cstar.help/js';
import { Bench } from 'tinybench';

const rounds = 7;
const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';
const apiKey = 'sk_test_0123456789abcdefghijklmnopqrstuv';
const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
const path = `/api/v1/teams/${teamId}/tickets/${ticketId}`;

const body = JSON.stringify({
  success: true,
  data: {
    object: 'ticket',
    id: ticketId,
    title: 'Cannot log in to my account',
    status: 'open',
    priority: 'high',
    tags: ['login', 'authentication'],
    messages: [
      { id: 'msg_550e8400e29b41d4a716446655440000', content: 'I keep getting "invalid credentials".' },
    ],
  },
  meta: { requestId: 'req_0190f2c1', timestamp: '2026-03-01T12:00:00.000Z' },
});
const headers = {
  'content-type': 'application/json',
  'x-cstar-request-id': 'req_0190f2c1',
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '999',
  'x-ratelimit-reset': '1772366400',
  'x-ratelimit-window': '3600',
};

async function compare(name, baseUrl, fetch, time) {
  const client = new CStarClient({ apiKey, teamId, baseUrl, fetch });
  const url = `${baseUrl}${path}`;
  const init = { headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' } };
  const bare = async () => (await (await fetch(url, init)).json()).data;
  const sdk = () => client.tickets.get(ticketId);

  const ratios = [];
  let perCall = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time, warmupTime: round === 0 ? time : 50 });
    bench.add('bare', bare).add('sdk', sdk);
    await bench.run();
    const [a, b] = bench.tasks.map((task) => task.result.latency.p50);
    ratios.push(b / a);
    perCall = (b - a) * 1_000;
  }
  ratios.sort((a, b) => a - b);
  const median = ratios[Math.floor(rounds / 2)];
  console.log(
    `${name}: ${median.toFixed(2)} × bare fetch (of ${rounds} rounds: ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}), ${perCall.toFixed(1)} µs more per call`,
  );
}

await compare('in memory', 'http://memory.test', async () => new Response(body, { headers }), 500);

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
await compare(
  'over HTTP',
  `http://127.0.0.1:${server.address().port}`,
  (url, init) => fetch(url, init),
  1_000,
);
server.close();
server.closeAllConnections();
