import { expect, test } from 'vitest';
import { newTeam, send } from './support/api.ts';

const seconds = (text: string | null) => Number(text);

test('every response to a valid key tells the limit, what is left, and when the window ends', async () => {
  const team = await newTeam();
  const before = Math.floor(Date.now() / 1000);
  const replies = [
    await team.get('/tickets'),
    await team.get('/tickets/nope'),
    await team.post('/tickets', '{'),
    await send('GET', '/api/v1/teams/550e8400-e29b-41d4-a716-446655440000/tickets', undefined, {
      key: team.keys.secretTest,
    }),
  ];
  expect(replies.map((reply) => reply.status)).toEqual([200, 400, 400, 403]);
  expect(replies.map((reply) => reply.headers.get('x-ratelimit-limit'))).toEqual(Array(4).fill('1000'));
  expect(replies.map((reply) => reply.headers.get('x-ratelimit-remaining'))).toEqual([
    '999',
    '998',
    '997',
    '996',
  ]);
  for (const { headers } of replies) {
    expect(headers.get('x-ratelimit-window')).toBe('3600');
    const reset = seconds(headers.get('x-ratelimit-reset'));
    expect(reset).toBeGreaterThan(before);
    expect(reset).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000) + 3600);
  }
});

test('publishable keys have a limit of their own', async () => {
  const team = await newTeam();
  const reply = await team.get('/tickets', { key: team.keys.publishableTest });
  expect(reply.headers.get('x-ratelimit-limit')).toBe('100');
});

test('a call over the limit is 429 and tells how long to wait', async () => {
  const team = await newTeam({ rateLimits: { secret: 2 } });
  expect((await team.get('/tickets')).status).toBe(200);
  expect((await team.get('/tickets')).headers.get('x-ratelimit-remaining')).toBe('0');
  const reply = await team.get('/tickets');
  expect(reply.status).toBe(429);
  expect(reply.error).toMatchObject({ code: 'rate_limit_exceeded', type: 'rate_limit_error' });
  expect(reply.error.retryAfter).toBe(seconds(reply.headers.get('retry-after')));
  expect(reply.error.retryAfter).toBeGreaterThan(0);
  expect(reply.headers.get('x-ratelimit-remaining')).toBe('0');
});

test('each key is counted by itself', async () => {
  const team = await newTeam({ rateLimits: { secret: 1 } });
  await team.get('/tickets');
  expect((await team.get('/tickets')).status).toBe(429);
  expect((await team.get('/tickets', { key: team.keys.secretLive })).status).toBe(200);
});

test('parallel calls are counted exactly', async () => {
  const team = await newTeam({ rateLimits: { secret: 5 } });
  const replies = await Promise.all(Array.from({ length: 9 }, () => team.get('/tickets')));
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(5);
});

test('polls for events have an allowance of their own', async () => {
  const team = await newTeam({ rateLimits: { secret: 1 } });
  const polls = [await team.get('/webhooks/events'), await team.get('/webhooks/events')];
  expect(polls.map(({ status }) => status)).toEqual([200, 200]);
  expect(polls[1]?.headers.get('x-ratelimit-remaining')).toBe('998');
  expect((await team.get('/tickets')).status).toBe(200);
  expect((await team.get('/tickets')).status).toBe(429);
});
