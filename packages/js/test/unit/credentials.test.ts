import { inspect } from 'node:util';
import { CommunityClient } from '@cstar.help/js/community';
import { CStarAuthenticationError, CStarConnectionError } from '@cstar.help/js/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { thingsWith } from '../support/customer.ts';
import { fakeFetch, type Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

const good = json(one({ id: 'a' }));
const busy = failed(503, 'Busy.');
const refused = failed(401, { code: 'invalid_token', message: 'The token has expired. Sign in again.' });

/** Gives one token after another, the last one again and again, and remembers what was asked. */
function tokens(...values: (string | null)[]) {
  const asked: (string | undefined)[] = [];
  const getAccessToken = async (options?: { refused?: string | undefined }) => {
    asked.push(options?.refused);
    return values[Math.min(asked.length, values.length) - 1] ?? null;
  };
  return { asked, getAccessToken };
}

const proofs = (sent: Sent[]) => sent.map(({ headers }) => headers.authorization);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the token of a customer', () => {
  it.each([
    ['a function', () => 'one'],
    ['a function of a promise', async () => 'one'],
    ['a client', tokens('one')],
  ])('comes from %s', async (_, auth) => {
    const { things, sent } = thingsWith({ auth });
    await things.get();

    expect(proofs(sent)).toEqual(['Bearer one']);
  });

  it.each([
    ['null', () => null],
    ['undefined', () => undefined],
    ['an empty text', () => ''],
    ['a client without anybody', tokens(null)],
    ['no source', undefined],
  ])('is not sent where there is none: %s', async (_, auth) => {
    const { things, sent } = thingsWith({ auth });
    await things.get();

    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is asked for anew before each attempt', async () => {
    const auth = tokens('one', 'two', 'three');
    const { things, sent } = thingsWith({ auth }, busy, busy, good);
    const call = things.get();
    await vi.runAllTimersAsync();
    await call;

    expect(proofs(sent)).toEqual(['Bearer one', 'Bearer two', 'Bearer three']);
    expect(auth.asked).toEqual([undefined, undefined, undefined]);
  });

  it('that is gone before an attempt is not sent with it', async () => {
    const { things, sent } = thingsWith({ auth: tokens('one', null) }, busy, good);
    const call = things.get();
    await vi.runAllTimersAsync();
    await call;

    expect(proofs(sent)).toEqual(['Bearer one', undefined]);
  });

  it.each([
    ['another', { authorization: 'Bearer mine' }, ['Bearer mine']],
    ['another, in other letters', { Authorization: 'Bearer mine' }, ['Bearer mine']],
    ['none', { AUTHORIZATION: null }, [undefined]],
    ['something else', { 'x-trace': '1' }, ['Bearer one']],
  ])('gives way to what a call says itself: %s', async (_, headers, expected) => {
    const { things, sent } = thingsWith({ auth: () => 'one' });
    await things.get('a', { headers });

    expect(proofs(sent)).toEqual(expected);
  });
});

describe('after a 401', () => {
  it.each([0, 3])('the call is sent once more with a new token (maxRetries %i)', async (maxRetries) => {
    const auth = tokens('old', 'new');
    const { things, sent } = thingsWith({ auth, maxRetries }, refused, good);
    const { data, meta } = await things.create({ text: 'x' }, { idempotencyKey: 'k1' }).withMeta();

    expect(data).toEqual({ id: 'a' });
    expect(meta).toMatchObject({ attempts: 2, idempotencyKey: 'k1' });
    expect(auth.asked.slice(0, 2)).toEqual([undefined, 'old']);
    expect(sent.map(({ init }) => [init.method, init.body])).toEqual([
      ['POST', '{"text":"x"}'],
      ['POST', '{"text":"x"}'],
    ]);
    expect(proofs(sent)).toEqual(['Bearer old', 'Bearer new']);
  });

  it.each([
    ['there is no other token', tokens('old', 'old'), 1],
    ['nobody is signed in any more, and it needs somebody', tokens('old', null), 2],
    ['the new one is refused too', tokens('old', 'new'), 2],
    ['there is nothing to ask', undefined, 1],
  ])('the call fails where %s', async (_, auth, attempts) => {
    const { things, sent } = thingsWith({ auth }, refused);
    const error = await rejection(things.get());

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'invalid_token', attempts });
    expect(sent).toHaveLength(attempts);
  });

  it('a call that is for everybody goes on without a token when nobody is signed in any more', async () => {
    const { things, sent } = thingsWith({ auth: tokens('old', null) }, refused, good);

    expect(await things.get()).toEqual({ id: 'a' });
    expect(proofs(sent)).toEqual(['Bearer old', undefined]);
  });

  it('no other call waits for the one that is refused', async () => {
    const byPath = ({ url, headers }: Sent) =>
      url.pathname.endsWith('/private') && headers.authorization === 'Bearer old'
        ? refused.clone()
        : good.clone();
    const { things } = thingsWith({ auth: tokens('old', 'old', 'new') }, byPath);

    await expect(Promise.all([things.get('private'), things.get('open')])).resolves.toHaveLength(2);
  });

  it('of a call with a header of its own, nothing is renewed', async () => {
    const auth = tokens('old', 'new');
    const { things, sent } = thingsWith({ auth }, refused);
    await rejection(things.get('a', { headers: { authorization: 'Bearer mine' } }));

    expect(sent).toHaveLength(1);
    expect(auth.asked).toEqual([]);
  });

  it.each([403, 404, 409])('but not after a %i', async (status) => {
    const auth = tokens('old', 'new');
    const { things, sent } = thingsWith({ auth }, failed(status));
    await rejection(things.get());

    expect(sent).toHaveLength(1);
    expect(auth.asked).toEqual([undefined]);
  });
});

describe('a source that fails', () => {
  const broken = new Error('the storage is full');

  const sources = [
    [
      'throws',
      () => {
        throw broken;
      },
    ],
    ['rejects', () => Promise.reject(broken)],
  ] as const;

  it.each(sources)('and %s ends a write, and is its cause', async (_, auth) => {
    const { things, sent } = thingsWith({ auth });
    const error = await rejection(things.create());

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'token_unavailable', cause: broken, attempts: 0 });
    expect(sent).toHaveLength(0);
  });

  it.each(sources)('and %s does not stop a read that is for everybody', async (_, auth) => {
    const { things, sent } = thingsWith({ auth });

    expect(await things.get()).toEqual({});
    expect(proofs(sent)).toEqual([undefined]);
  });

  it.each(sources)('and %s ends a read that is for customers', async (_, auth) => {
    const { fetch, sent } = fakeFetch(good);
    const community = new CommunityClient({ teamSlug: 'acme', auth, fetch });

    expect(await rejection(community.myPosts())).toMatchObject({ code: 'token_unavailable', cause: broken });
    expect(sent).toHaveLength(0);
  });

  it('with an error of the SDK is what a write rejects with', async () => {
    const error = new CStarConnectionError('No connection.');
    const { things } = thingsWith({ auth: () => Promise.reject(error) });

    expect(await rejection(things.create())).toBe(error);
  });

  it.each([
    ['ends a write', 'create', { code: 'token_unavailable', cause: broken }, ['Bearer old']],
    ['lets a read go on without a token', 'get', { code: 'invalid_token' }, ['Bearer old', undefined]],
  ] as const)('while the token is renewed %s', async (_, method, expected, attempts) => {
    const getAccessToken = async (options?: { refused?: string | undefined }) => {
      if (options?.refused) throw broken;
      return 'old';
    };
    const { things, sent } = thingsWith({ auth: { getAccessToken } }, refused);

    expect(await rejection(things[method]())).toMatchObject(expected);
    expect(proofs(sent)).toEqual(attempts);
  });
});

describe('while a token is awaited', () => {
  const never = () => new Promise<string>(() => undefined);
  const neverRenewed = {
    getAccessToken: async (options?: { refused?: string | undefined }) =>
      options?.refused ? never() : 'old',
  };

  it.each([
    ['before the first attempt', never, 0],
    ['after a 401', neverRenewed, 1],
  ])('a signal ends the call at once, %s', async (_, auth, attempts) => {
    const { things, sent } = thingsWith({ auth }, refused);
    const controller = new AbortController();
    const call = rejection(things.get('a', { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(5);
    controller.abort('enough');

    expect(await call).toBe('enough');
    expect(sent).toHaveLength(attempts);
  });

  it('its deadline ends the call', async () => {
    const { things, sent } = thingsWith({ auth: never });
    const call = rejection(things.get('a', { deadline: 50 }));
    await vi.advanceTimersByTimeAsync(50);

    expect(await call).toMatchObject({ name: 'CStarTimeoutError' });
    expect(sent).toHaveLength(0);
  });

  it('the end of the client ends the call', async () => {
    const { things } = thingsWith({ auth: never });
    const call = rejection(things.get());
    things.destroy();

    expect(await call).toMatchObject({ code: 'client_destroyed' });
  });
});

describe('a token shows', () => {
  const token = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(20)}.${'b'.repeat(20)}`;

  it('in no error, also where the server echoes it', async () => {
    const echo = { message: `What is ${token}?`, code: `x_${token}`, param: token, request_id: token };
    const { things } = thingsWith({ auth: () => token }, failed(400, echo));
    const error = await rejection(things.get());

    expect(`${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`).not.toContain('aaaa');
    expect(String(error)).toContain('What is eyJ…?');
    expect(inspect(error)).toMatch(/^CStarValidationError: What is/);
  });

  it('in no client that is logged or stored', async () => {
    const { things } = thingsWith({ auth: () => token });
    await things.get();

    expect(`${inspect(things, { depth: 9, showHidden: true })}${JSON.stringify(things)}`).not.toContain(
      'aaaa',
    );
  });

  it('in no log, since nothing is logged', async () => {
    const log = vi.spyOn(console, 'warn');
    const { things } = thingsWith({ auth: () => token }, busy, good);
    const call = things.get();
    await vi.runAllTimersAsync();
    await call;

    expect(log).not.toHaveBeenCalled();
  });
});
