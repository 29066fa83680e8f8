import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply, type TestTeam } from './support/api.ts';
import { type Chatter, chatter, follow, newSecret, newVisitor, proofOf } from './support/chat.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { upload } from './support/images.ts';

let database: { url: string; drop(): Promise<void> };
let server: RunningServer;
beforeAll(async () => {
  database = await ownDatabaseUrl();
  server = await start({ port: 0, database: database.url, storage: 'memory', development: true });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

/** A visitor, and what identifies them. */
async function somebody() {
  const place = { server: server.url };
  const team = await newTeam({}, server.url);
  const secret = await newSecret(team, place);
  const visitor = await newVisitor(team, place);
  const identify = async () => {
    const reply = await visitor.post('/identify', proofOf('ada@example.com', secret));
    return { reply, ada: chatter(team, String(reply.data.accessToken), place) };
  };
  return { team, visitor, identify };
}

/** Sends a call that is let in, and then does something before its body is there. */
async function sendSlowly(
  who: Chatter,
  path: string,
  body: string | FormData,
  meanwhile: () => Promise<unknown>,
) {
  const whole = new Request('http://test', { method: 'POST', body });
  const bytes = new Uint8Array(await whole.clone().arrayBuffer());
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await meanwhile();
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    authorization: `Bearer ${who.token}`,
    'content-type': whole.headers.get('content-type') ?? '',
  };
  const init: RequestInit = { method: 'POST', headers, body: stream, duplex: 'half' };
  return readReply(await server.fetch(new Request(`${server.url}${who.base}${path}`, init)));
}

describe('what a visitor does is refused once they are somebody, so that it is done as that customer', () => {
  const json = (body: object) => JSON.stringify(body);

  test.each<[string, (ticketId: string) => { path: string; body: string | FormData }]>([
    ['a ticket', () => ({ path: '/tickets', body: json({ title: 'Late', message: 'Hello' }) })],
    [
      'a message',
      (ticketId) => ({
        path: `/tickets/${ticketId}/messages`,
        body: json({ id: crypto.randomUUID(), content: 'Late' }),
      }),
    ],
    ['an image', () => ({ path: '/attachments', body: upload() })],
  ])('%s', async (_, call) => {
    const { visitor, identify } = await somebody();
    const { path, body } = call(await visitor.open());
    const reply = await sendSlowly(visitor, path, body, identify);
    expect([reply.status, reply.error.code]).toEqual([401, 'invalid_token']);
  });

  test('also where they logged out', async () => {
    const { visitor } = await somebody();
    const out = () => visitor.post('/logout');
    const reply = await sendSlowly(visitor, '/tickets', json({ title: 'Late' }), out);
    expect([reply.status, reply.error.code]).toEqual([401, 'invalid_token']);
  });
});

test.runIf(inject('database') !== 'memory')(
  'a ticket that is opened while its visitor is identified is theirs, or refused, and never lost',
  async () => {
    const rounds = Array.from({ length: 20 }, async () => {
      const { team, visitor, identify } = await somebody();
      const [opened, { reply, ada }] = await Promise.all([
        visitor.post('/tickets', { title: 'Help', message: 'Hello' }),
        identify(),
      ]);
      expect(reply.status).toBe(200);
      const own = (await ada.get('/tickets')).list.map(({ id }) => id);
      const all = await titlesOf(team);
      return { status: opened.status, own, all };
    });
    for (const { status, own, all } of await Promise.all(rounds)) {
      expect([201, 401]).toContain(status);
      expect(own).toHaveLength(status === 201 ? 1 : 0);
      expect(all).toHaveLength(own.length);
    }
  },
);

const titlesOf = async (team: TestTeam) =>
  (await team.get('/tickets', { server: server.url })).list.map(({ title }) => title);

test('a stream tells nothing that is said after its session was closed, and ends', async () => {
  const { team, visitor } = await somebody();
  const ticketId = await visitor.open();
  const stream = await follow(visitor, `/tickets/${ticketId}/stream`);
  await visitor.post('/logout');
  const said = { content: 'Is she gone?', senderName: 'Robin' };
  await team.post(`/tickets/${ticketId}/messages`, said, { server: server.url });
  await expect(stream.frame()).rejects.toThrow('The stream has ended.');
  await stream.close();
});
