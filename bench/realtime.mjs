// What events cost on their way from the bytes of a stream to a handler, against the least that can be written by
// hand: TextDecoder, eventsource-parser and JSON.parse over the same pieces of 16 KB from the same kind of stream, in
// one process and in turns, so that only the ratio counts; in CPU time, which other programs change least.
// Goal: 1.25 for events of 100 bytes.
import { CStarClient } from '@cstar.help/js';
import { createParser } from 'eventsource-parser';

const rounds = 41;
const bytesPerRound = 2 * 1024 * 1024;
const pieceSize = 16 * 1024;
const apiKey = 'sk_test_0123456789abcdefghijklmnopqrstuv';
const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';

const hexadecimal = (number, length) => number.toString(16).padStart(length, '0');
const longId = (number) => `evt_${hexadecimal(number, 32)}`;
const shortId = (number) => `evt_${hexadecimal(number, 8)}`;
const envelope = { created_at: '2026-03-01T12:00:00.000Z', team_id: teamId };
const ticket = {
  object: 'ticket',
  id: 'tkt_550e8400e29b41d4a716446655440000',
  title: 'Cannot log in to my account',
  status: 'new',
  priority: 'high',
  tags: ['login', 'authentication'],
  metadata: { source: 'web', plan: 'pro' },
  customer: { id: 'cus_550e8400e29b41d4a716446655440000', name: 'Ada Moreno', email: 'ada@example.com' },
};

const kinds = [
  { name: 'the smallest events', idOf: shortId, more: {}, dataOf: (number) => ({ n: number }) },
  {
    name: 'events with one field',
    idOf: longId,
    more: envelope,
    dataOf: (number) => ({ ticket: { number } }),
  },
  {
    name: 'events with a ticket',
    idOf: longId,
    more: envelope,
    dataOf: (number) => ({ ticket: { ...ticket, number } }),
  },
];

/** Events as the server sends them: each names the one before. */
function* piecesOf({ idOf, more, dataOf }) {
  const encoder = new TextEncoder();
  let number = 0;
  for (;;) {
    const frames = number === 0 ? [`event: cstar.cursor\nid: ${idOf(0)}\ndata: {}\n\n`] : [];
    let size = 0;
    let count = 0;
    for (; size < bytesPerRound; count += 1) {
      number += 1;
      const id = idOf(number);
      const event = {
        id,
        type: 'ticket.created',
        ...more,
        data: dataOf(number),
        previous_id: idOf(number - 1),
      };
      frames.push(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      size += frames.at(-1).length;
    }
    const bytes = encoder.encode(frames.join(''));
    const pieces = [];
    for (let at = 0; at < bytes.length; at += pieceSize) pieces.push(bytes.slice(at, at + pieceSize));
    yield { pieces, count, eventSize: Math.round(size / count) };
  }
}

/** A stream that gives a piece whenever one is asked for, as long as it has some. */
function openSource() {
  let pieces = [];
  let next = 0;
  let wake;
  const body = new ReadableStream(
    {
      async pull(controller) {
        if (next === pieces.length) await new Promise((resolve) => (wake = resolve));
        controller.enqueue(pieces[next]);
        next += 1;
      },
    },
    { highWaterMark: 0 },
  );
  const give = (more) => {
    pieces = more;
    next = 0;
    wake?.();
  };
  return { body, give };
}

/** One connection for all rounds, as in life. Gives what sends pieces and waits until all their events have come. */
function connect(listen) {
  const { body, give } = openSource();
  let missing = 0;
  let finish;
  const opened = listen(body, (event) => {
    if (event.type === 'ticket.created') missing -= 1;
    if (missing === 0) finish();
  });
  return {
    ...opened,
    send: ({ pieces, count }) =>
      new Promise((resolve) => {
        missing = count;
        finish = resolve;
        give(pieces);
      }),
  };
}

function bare(body, handler) {
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ event, data }) => event !== 'cstar.cursor' && handler(JSON.parse(data)),
  });
  const reader = body.getReader();
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  };
  void read();
  return { close: () => reader.cancel() };
}

function sdk(body, handler) {
  const headers = { 'content-type': 'text/event-stream' };
  const cstar = new CStarClient({ apiKey, teamId, fetch: async () => new Response(body, { headers }) });
  cstar.realtime.onError((error) => {
    throw error;
  });
  cstar.realtime.on('*', handler);
  return { close: () => cstar.destroy() };
}

async function timeOf(connection, round) {
  const started = process.cpuUsage();
  await connection.send(round);
  const { user, system } = process.cpuUsage(started);
  return user + system;
}

const sorted = (values) => values.sort((one, other) => one - other);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];

for (const kind of kinds) {
  const source = piecesOf(kind);
  const [byHand, client] = [connect(bare), connect(sdk)];
  const ratios = [];
  const extra = [];
  let size = 0;
  for (let round = -10; round < rounds; round += 1) {
    const given = source.next().value;
    // Who comes second finds the caches warm: they take turns.
    const isFirst = round % 2 === 0;
    const early = await timeOf(isFirst ? byHand : client, given);
    const late = await timeOf(isFirst ? client : byHand, given);
    const [base, full] = isFirst ? [early, late] : [late, early];
    if (round < 0) continue;
    ratios.push(full / base);
    extra.push((full - base) / given.count);
    size = given.eventSize;
  }
  byHand.close();
  client.close();
  console.log(
    `realtime, ${kind.name} (frames of ${size} bytes): ${median(ratios).toFixed(2)} × bare parsing (of ${rounds} rounds: ${sorted(ratios)[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}), ${median(extra).toFixed(2)} µs more per event`,
  );
}
