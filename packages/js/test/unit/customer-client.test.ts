import { CStarError, CStarServerError, CStarValidationError } from '@cstar.help/js/errors';
import { describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { ThingsClient, thingsWith } from '../support/customer.ts';
import { networkFailure, silence } from '../support/fake-fetch.ts';
import { failed, json, one, pagesOf } from '../support/replies.ts';

/** What a constructor throws. */
function thrownBy(make: () => unknown): unknown {
  try {
    make();
  } catch (error) {
    return error;
  }
  throw new Error('expected it to throw');
}

describe('a client for customers', () => {
  it.each([
    [{}, '/api/library/acme/things/a'],
    [{ environment: 'live' }, '/api/library/acme/things/a'],
    [{ environment: 'test' }, '/api/library/acme:test/things/a'],
    [{ teamSlug: 'Acme-2' }, '/api/library/Acme-2/things/a'],
    [
      { teamSlug: '7134fc12-0302-4e58-9466-a770035d5da9' },
      '/api/library/7134fc12-0302-4e58-9466-a770035d5da9/things/a',
    ],
    [{ baseUrl: 'http://127.0.0.1:8788/' }, '/api/library/acme/things/a'],
  ] as const)('%j calls %s', async (options, path) => {
    const { things, sent } = thingsWith(options);
    await things.get();

    expect(sent[0]?.url.pathname).toBe(path);
    expect(sent[0]?.url.origin).toBe(
      'baseUrl' in options ? 'http://127.0.0.1:8788' : 'https://www.cstar.help',
    );
  });

  it('sends no more headers than it has to, so that browsers need no preflight for a read', async () => {
    const { things, sent } = thingsWith();
    await things.get();

    expect(sent[0]?.headers).toEqual({ accept: 'application/json' });
  });

  it.each([
    ['teamSlug', {}],
    ['teamSlug', { teamSlug: '' }],
    ['teamSlug', { teamSlug: null }],
    ['teamSlug', { teamSlug: 'acme/other' }],
    ['teamSlug', { teamSlug: 'acme:test' }],
    ['teamSlug', { teamSlug: '../acme' }],
    ['teamSlug', { teamSlug: 'a cme' }],
    ['teamSlug', { teamSlug: '-acme' }],
    ['environment', { teamSlug: 'acme', environment: 'production' }],
    ['environment', { teamSlug: 'acme', environment: '' }],
    ['baseUrl', { teamSlug: 'acme', baseUrl: 'www.cstar.help' }],
    ['timeout', { teamSlug: 'acme', timeout: 0 }],
    ['maxRetries', { teamSlug: 'acme', maxRetries: -1 }],
  ])('refuses a wrong %s: %j', (param, options) => {
    const error = thrownBy(() => Reflect.construct(ThingsClient, [options]));

    expect(error).toBeInstanceOf(CStarValidationError);
    expect(error).toMatchObject({ param, attempts: 0 });
    expect(String(error)).toContain(`${param} must be `);
  });

  it('says so when it gets no options at all', () => {
    expect(thrownBy(() => Reflect.construct(ThingsClient, []))).toMatchObject({ param: 'teamSlug' });
  });

  it('takes no key, wherever one is passed', async () => {
    const apiKey = 'sk_test_0123456789abcdefghijklmnopqrstuv';
    const options = { apiKey, headers: { 'x-key': 'sk' }, timeout: 1_000 };
    const { things, sent } = thingsWith(options);
    await things.get();

    expect(JSON.stringify(sent[0]?.headers)).not.toContain('sk');
  });
});

describe('what a call may say itself', () => {
  it('is sent: headers and key', async () => {
    const { things, sent } = thingsWith();
    const options = { headers: { 'X-Trace': '1', accept: null }, idempotencyKey: 'k1' };
    const { meta } = await things.create({ text: 'x' }, options).withMeta();

    expect(sent[0]?.headers).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'x-trace': '1',
    });
    expect(meta.idempotencyKey).toBe('k1');
  });

  it('holds: maxRetries', async () => {
    const { things, sent } = thingsWith({ maxRetries: 3 }, networkFailure());
    await rejection(things.get('a', { maxRetries: 0 }));

    expect(sent).toHaveLength(1);
  });

  it.each([{ timeout: 5 }, { deadline: 5 }])('holds: %j', async (options) => {
    const { things } = thingsWith({ maxRetries: 0 }, silence);

    expect(await rejection(things.get('a', options))).toMatchObject({ name: 'CStarTimeoutError' });
  });

  it('holds: its signal', async () => {
    const { things } = thingsWith({}, silence);

    expect(await rejection(things.get('a', { signal: AbortSignal.abort('enough') }))).toBe('enough');
  });
});

describe('a write that is sent again', () => {
  it('has one key by itself for all its attempts, and another one than the next write', async () => {
    vi.useFakeTimers();
    const { things, sent } = thingsWith({}, failed(503), json(one({})));
    const first = things.create();
    await vi.runAllTimersAsync();
    await first;
    await things.create();
    const keys = sent.map(({ headers }) => headers['idempotency-key']);

    expect(keys[0]).toMatch(/^auto_/);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
    vi.useRealTimers();
  });
});

describe('what a call gives', () => {
  it('is the object, and its facts beside it and on the client', async () => {
    const headers = {
      'x-cstar-request-id': 'req_9',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '59',
    };
    const { things } = thingsWith({}, json(one({ id: 'a' }), { headers }));
    const { data, meta, response } = await things.get().withMeta();
    const facts = { requestId: 'req_9', attempts: 1, rateLimit: { limit: 60, remaining: 59 } };

    expect(data).toEqual({ id: 'a' });
    expect(meta).toMatchObject(facts);
    expect(things.lastMeta).toMatchObject(facts);
    expect(await response.json()).toEqual(one({ id: 'a' }));
  });

  it('is a list that goes on to the pages that follow', async () => {
    const { things } = thingsWith({}, pagesOf(45));
    const { data, pagination, hasMore } = await things.list();

    expect([data.length, pagination.total, hasMore]).toEqual([20, 45, true]);
    expect(await things.list().toArray({ limit: 100 })).toHaveLength(45);
  });
});

describe('an error', () => {
  it.each([400, 401, 403, 404, 409, 429, 500])('of status %i speaks of no key', async (status) => {
    const { things } = thingsWith({ maxRetries: 0 }, failed(status, 'It did not work.'));
    const error = await rejection(things.get());

    expect(error).toBeInstanceOf(CStarError);
    expect(error).toHaveProperty('message', 'It did not work.');
  });

  it('of something that is not the API says what to look at', async () => {
    const page = new Response('<html>', { status: 502 });
    const { things } = thingsWith({ maxRetries: 0 }, page);
    const error = await rejection(things.get());

    expect(error).toBeInstanceOf(CStarServerError);
    expect(error).toHaveProperty(
      'message',
      'The server answered 502, but not as the cStar API does. Try again later, or check the baseUrl.',
    );
  });

  it('of a redirect speaks of no key', async () => {
    const { things, sent } = thingsWith({}, () => {
      const headers = { location: 'https://elsewhere.example/login?secret=1' };
      return new Response(null, { status: 302, headers });
    });
    const error = await rejection(things.get());

    expect(error).toMatchObject({ code: 'redirect_refused' });
    expect(String(error)).toMatch(
      /redirects to https:\/\/elsewhere\.example\/login, .* Set baseUrl to the API\.$/,
    );
    expect(String(error)).not.toContain('key');
    expect(sent).toHaveLength(1);
  });

  it('of the end of the client comes to every call after it', async () => {
    const { things, sent } = thingsWith();
    things.destroy();
    things.destroy();

    expect(await rejection(things.get())).toMatchObject({ code: 'client_destroyed', attempts: 0 });
    expect(sent).toHaveLength(0);
  });
});
