import { docUrl, ErrorEnvelope, errorCodes, listEnvelope, oneEnvelope } from '@cstar.help/contract';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { newTeam, readReply, send } from './support/api.ts';

test('a single object comes in the envelope, with one request id in header and meta', async () => {
  const team = await newTeam();
  const reply = await team.post('/tickets', { title: 'Broken cup' });
  expect(reply.status).toBe(201);
  expect(oneEnvelope(z.unknown()).safeParse(reply.body).success).toBe(true);
  expect(Object.keys(reply.body)).toEqual(expect.not.arrayContaining(['error']));
  expect(reply.body.meta.requestId).toMatch(/^req_[0-9a-f]{32}$/);
  expect(reply.headers.get('x-cstar-request-id')).toBe(reply.body.meta.requestId);
});

test('a list carries its pagination at top level and in meta', async () => {
  const team = await newTeam();
  for (const title of ['one', 'two', 'three']) await team.post('/tickets', { title });
  const reply = await team.get('/tickets?pageSize=2');
  const pagination = { page: 1, pageSize: 2, total: 3, totalPages: 2, hasMore: true };
  expect(reply.body.pagination).toEqual(pagination);
  expect(reply.body.meta.pagination).toEqual(pagination);
  expect(listEnvelope(z.unknown()).safeParse(reply.body).success).toBe(true);
});

test('a list that always comes whole is one full page', async () => {
  const team = await newTeam();
  await team.post('/categories', { name: 'One' });
  await team.post('/categories', { name: 'Two' });
  const reply = await team.get('/categories');
  expect(reply.body.pagination).toEqual({ page: 1, pageSize: 2, total: 2, totalPages: 1, hasMore: false });
});

test('an unknown route is 404 in the error envelope, with its request id everywhere', async () => {
  const reply = await send('GET', '/api/v1/nowhere');
  expect(reply.status).toBe(404);
  expect(ErrorEnvelope.safeParse(reply.body).success).toBe(true);
  expect(reply.error).toMatchObject({ code: 'resource_missing', type: errorCodes.resource_missing.type });
  expect(reply.error.doc_url).toBe(docUrl('resource_missing'));
  expect(reply.error.request_id).toBe(reply.headers.get('x-cstar-request-id'));
  expect(reply.body.meta.requestId).toBe(reply.error.request_id);
});

test('a known path with another method is 405 and names the methods it takes', async () => {
  const team = await newTeam();
  const reply = await send('PUT', `${team.base}/tickets`, {}, { key: team.keys.secretTest });
  expect(reply.status).toBe(405);
  expect(reply.headers.get('allow')).toBe('GET, POST');
  expect(reply.error.code).toBe('method_not_allowed');
  expect(reply.error.message).toContain('GET or POST');
  expect(reply.headers.get('x-cstar-request-id')).toBe(reply.error.request_id);
});

test('a body over 1 MiB is 413 with a request id', async () => {
  const team = await newTeam();
  const reply = await team.post('/tickets', { title: 'x', notes: 'n'.repeat(1024 * 1024) });
  expect(reply.status).toBe(413);
  expect(reply.error.code).toBe('request_too_large');
  expect(reply.headers.get('x-cstar-request-id')).toBe(reply.error.request_id);
});

test('a body over 1 MiB is 413 when its length is not announced', async () => {
  const team = await newTeam();
  const part = new TextEncoder().encode('x'.repeat(64 * 1024));
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < 20) controller.enqueue(part);
      else controller.close();
    },
  });
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${team.keys.secretTest}` },
    body: stream,
    duplex: 'half' as const,
  };
  const reply = await readReply(await fetch(`${inject('serverUrl')}${team.base}/tickets`, request));
  expect(reply.status).toBe(413);
});

test('a body that streams in parts is read whole, also when a part ends inside a character', async () => {
  const team = await newTeam();
  const bytes = new TextEncoder().encode('{"title":"Grüße ☕"}');
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${team.keys.secretTest}` },
    body: stream,
    duplex: 'half' as const,
  };
  const reply = await readReply(await fetch(`${inject('serverUrl')}${team.base}/tickets`, request));
  expect(reply.data.title).toBe('Grüße ☕');
});

test('a web page of any origin may call, and read the headers that matter', async () => {
  const team = await newTeam();
  const preflight = await fetch(`${inject('serverUrl')}${team.base}/tickets`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  expect(preflight.headers.get('x-cstar-request-id')).toMatch(/^req_/);

  const reply = await team.get('/tickets', { headers: { origin: 'https://shop.example' } });
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  const exposed = reply.headers.get('access-control-expose-headers')?.toLowerCase();
  for (const name of ['x-cstar-request-id', 'x-ratelimit-remaining', 'retry-after']) {
    expect(exposed).toContain(name);
  }
});

test('an error is readable across origins too', async () => {
  const reply = await send('GET', '/api/v1/auth/whoami', undefined, {
    headers: { origin: 'https://shop.example' },
  });
  expect(reply.status).toBe(401);
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
});

test('health answers without a key', async () => {
  const reply = await send('GET', '/health');
  expect(reply.status).toBe(200);
  expect(reply.data).toEqual({ status: 'ok' });
});
