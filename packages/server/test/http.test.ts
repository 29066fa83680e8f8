import { connect } from 'node:net';
import { ErrorEnvelope } from '@cstar.help/contract';
import { expect, inject, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply, send } from './support/api.ts';

/** What the server answers to bytes of the test's own, until it closes the connection. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

const serverPort = () => Number(new URL(inject('serverUrl')).port);

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a malformed header', 'GET /health HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', 400],
  ['headers over 16 KiB', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
  ['no Host', 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  [
    'a bad chunk',
    'POST /__dev/teams HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
    400,
  ],
])('a request with %s is answered in the error envelope', async (_, bytes, status) => {
  const answer = await exchange(serverPort(), bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('connection: close');
  const { error } = ErrorEnvelope.parse(JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)));
  expect(head.toLowerCase()).toContain(`x-cstar-request-id: ${error.request_id}`);
});

test('a body that is not UTF-8 is refused', async () => {
  const team = await newTeam();
  const reply = await readReply(
    await fetch(`${inject('serverUrl')}${team.base}/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${team.keys.secretTest}` },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    }),
  );
  expect([reply.status, reply.error.code]).toEqual([400, 'invalid_json']);
  expect(reply.error.message).toContain('UTF-8');
});

test('a version that is not known is refused, and the known one is named', async () => {
  const ask = (version: string) =>
    send('GET', '/health', undefined, { headers: { 'cstar-version': version } });
  expect((await ask('2026-03-01')).status).toBe(200);
  const reply = await ask('2020-01-01');
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_invalid', param: 'CStar-Version' });
  expect(reply.error.message).toContain('2026-03-01');
});

test('web pages may not make teams', async () => {
  const reply = await send('POST', '/__dev/teams', {}, { headers: { origin: 'https://evil.example' } });
  expect([reply.status, reply.error.code]).toEqual([403, 'insufficient_permissions']);
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await send('OPTIONS', '/__dev/teams', undefined, {
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  const api = await send('GET', '/health', undefined, { headers: { origin: 'https://shop.example' } });
  expect(api.headers.get('access-control-allow-origin')).toBe('*');
});

test.each([
  ['a field', '/tickets', { title: 'x', ['n'.repeat(900_000)]: 1 }],
  ['a metadata key', '/tickets', { title: 'x', metadata: { ['n'.repeat(900_000)]: {} } }],
  ['a zero character under a field', '/tickets', { title: 'x', ['n'.repeat(900_000)]: '\0' }],
  ['a query parameter', `/tickets?${'n'.repeat(9000)}=1`, { title: 'x' }],
  ['a repeated query parameter', `/tickets?${`${'n'.repeat(7000)}=1&`.repeat(2)}`, { title: 'x' }],
  ['a path', `/${'n'.repeat(9000)}`, {}],
])('an answer does not repeat the whole of %s with a long name', async (_, path, body) => {
  const team = await newTeam();
  const reply = await team.post(path, body);
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  expect(JSON.stringify(reply.body).length).toBeLessThan(2000);
});

test('a stop answers every request that had reached the server', async () => {
  const server: RunningServer = await start({ port: 0, database: 'memory' });
  const request = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n';
  const connected: Promise<void>[] = [];
  const answers = Array.from({ length: 100 }, () => {
    const { promise, resolve } = settled<void>();
    connected.push(promise);
    return new Promise<string>((answered, fail) => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(request, () => resolve()));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', fail);
      socket.on('close', () => answered(text));
    });
  });
  await Promise.all(connected);
  await server.close();
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

function settled<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
