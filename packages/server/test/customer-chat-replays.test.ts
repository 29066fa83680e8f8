import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam } from './support/api.ts';
import { newVisitor } from './support/chat.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { upload } from './support/images.ts';

let database: { url: string; drop(): Promise<void> };
let server: RunningServer;
let elapsed = 0;
beforeAll(async () => {
  database = await ownDatabaseUrl();
  const clock = () => Date.now() + elapsed;
  server = await start({ port: 0, database: database.url, storage: 'memory', development: true, clock });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const hours = 60 * 60 * 1000;

test('images of a replayed answer can be downloaded, however old it is', async () => {
  const team = await newTeam({}, server.url);
  const visitor = await newVisitor(team, { server: server.url });
  const image = async () => (await visitor.post('/attachments', upload())).data.id;
  const ticketId = await visitor.open();
  const calls: [string, () => unknown][] = [
    ['/attachments', () => upload()],
    [
      `/tickets/${ticketId}/messages`,
      body({ id: crypto.randomUUID(), content: '', attachments: [await image()] }),
    ],
    ['/tickets', body({ title: 'Help', attachments: [await image()] })],
  ];
  const send = ([path, make]: (typeof calls)[number]) =>
    visitor.post(path, make(), { headers: { 'idempotency-key': path } });
  for (const call of calls) await send(call);
  elapsed += 2 * hours;
  for (const call of calls) {
    const { body: answer } = await send(call);
    expect(answer.meta.idempotentReplayed).toBe(true);
    const [url = ''] = /http[^"]+/.exec(JSON.stringify(answer)) ?? [];
    expect((await fetch(url)).status).toBe(200);
  }
});

function body(given: object) {
  return () => given;
}
