import { ChatClient } from '@cstar.help/js/chat';
import { CommunityClient } from '@cstar.help/js/community';
import { CStarAuthenticationError } from '@cstar.help/js/errors';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ada, bob, fakeBrowser, gate, pass } from '../support/auth.ts';
import { rejection } from '../support/client.ts';
import { thingsWith, tokenOf } from '../support/customer.ts';
import { fakeFetch, type Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

const good = json(one({ id: 'a' }));
const busy = failed(503, 'Busy.');
const refused = failed(401, { code: 'invalid_token', message: 'The token has expired. Sign in again.' });

const proofs = (sent: Sent[]) => sent.map(({ headers }) => headers.authorization?.slice('Bearer '.length));

/** Gives one token after another, the last one again and again. */
function tokens(...values: (string | null)[]) {
  let asked = 0;
  return () => {
    asked += 1;
    return values[Math.min(asked, values.length) - 1] ?? null;
  };
}

const [first, renewed, other] = [tokenOf('ses_ada', 1), tokenOf('ses_ada', 2), tokenOf('ses_bob', 1)];

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a call belongs to who was signed in when it began', () => {
  it.each([
    ['a write after a 503, for another customer', 'create', tokens(first, other), busy],
    ['a write after a 503, for nobody', 'create', tokens(first, null), busy],
    ['a write of nobody after a 503, for somebody', 'create', tokens(null, first), busy],
    ['a write after a 401, for another customer', 'create', tokens(first, other), refused],
    ['a write after a 401, for nobody', 'create', tokens(first, null), refused],
    ['a read after a 503, for another customer', 'get', tokens(first, other), busy],
    ['a read after a 401, for another customer', 'get', tokens(first, other), refused],
  ] as const)('so that it is not sent again: %s', async (_, method, auth, failure) => {
    const { things, sent } = thingsWith({ auth }, failure, good);
    const call = rejection(method === 'get' ? things.get() : things.create());
    await vi.runAllTimersAsync();
    const error = await call;

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'customer_changed', attempts: 1 });
    expect(String(error)).toMatch(/Call again/);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['a write with the next token of its session', 'create', tokens(first, renewed), busy, [first, renewed]],
    ['a write with a renewed token', 'create', tokens(first, renewed), refused, [first, renewed]],
    ['a read without a token', 'get', tokens(first, null), busy, [first, undefined]],
    ['a read of nobody, for somebody', 'get', tokens(null, first), busy, [undefined, first]],
    ['a write of nobody', 'create', tokens(null), busy, [undefined, undefined]],
  ] as const)('and is sent again for them: %s', async (_, method, auth, failure, expected) => {
    const { things, sent } = thingsWith({ auth }, failure, good);
    const call = method === 'get' ? things.get() : things.create();
    await vi.runAllTimersAsync();

    expect(await call).toEqual({ id: 'a' });
    expect(proofs(sent)).toEqual(expected);
  });

  it('also when it went on for nobody in between', async () => {
    const { things, sent } = thingsWith({ auth: tokens(first, null, other) }, busy, busy, good);
    const call = rejection(things.get());
    await vi.runAllTimersAsync();

    expect(await call).toMatchObject({ code: 'customer_changed', attempts: 2 });
    expect(proofs(sent)).toEqual([first, undefined]);
  });

  it('a post of one is not written in the name of the next, who logged in in another tab', async () => {
    const { server, tab } = fakeBrowser();
    server.signs = true;
    const [auth, second] = [tab(), tab()];
    await auth.login(ada);
    const { fetch, sent } = fakeFetch(busy, good);
    const post = rejection(
      new CommunityClient({ teamSlug: 'acme', auth, fetch }).createPost({ topic: 'ideas', title: 'Mine' }),
    );
    await pass();
    await second.logout();
    await second.login(bob);
    await pass(60_000);

    expect(auth.getCustomer()?.name).toBe('bob');
    expect(await post).toMatchObject({ code: 'customer_changed' });
    expect([sent.length, server.accepts(proofs(sent)[0])]).toEqual([1, false]);
  });
});

describe('a vote that waits for the one before it', () => {
  const world = async () => {
    const { server, tab } = fakeBrowser();
    server.signs = true;
    const auth = tab();
    await auth.login(ada);
    const slow = gate();
    const { fetch, sent } = fakeFetch(async () => {
      await slow.passed;
      return json(one({ id: 'a', slug: 'a' }));
    });
    const community = new CommunityClient({ teamSlug: 'acme', auth, fetch, maxRetries: 0 });
    return { auth, slow, sent, community };
  };

  it('is of who cast it', async () => {
    const { auth, slow, sent, community } = await world();
    community.vote('a').catch(() => undefined);
    const second = rejection(community.unvote('a'));
    await pass();
    await auth.logout();
    await auth.login(bob);
    slow.open();
    await pass();

    expect(await second).toMatchObject({ code: 'customer_changed' });
    expect(sent).toHaveLength(1);
  });

  it('is sent when they are still there', async () => {
    const { auth, slow, sent, community } = await world();
    const votes = [community.vote('a'), community.unvote('a')];
    await pass();
    await auth.refresh();
    slow.open();
    await pass();
    await Promise.all(votes);

    expect(sent.map(({ init }) => init.method)).toEqual(['POST', 'DELETE']);
    expect(new Set(proofs(sent)).size).toBe(2);
  });
});

it('a message of one customer is not sent in the name of the next, where a chat takes its customer from an AuthClient', async () => {
  const { server, tab } = fakeBrowser();
  server.signs = true;
  const auth = tab();
  await auth.login(ada);
  const { fetch, sent } = fakeFetch(busy, json(one({ id: 'msg_1' })));
  const chat = new ChatClient({ teamSlug: 'acme', auth, fetch, storage: 'memory' });
  const call = rejection(chat.messages.send('tkt_550e8400e29b41d4a716446655440000', 'Hello'));
  await pass();
  await auth.logout();
  await auth.login(bob);
  await pass(60_000);
  await call;

  expect(new Set(proofs(sent.filter(({ init }) => init.method === 'POST'))).size).toBe(1);
  chat.destroy();
});

it('who is signed in is read from the token, whatever else is in it', async () => {
  const claims = { sub: 'ses_ada', name: 'Zoë 日本', note: '?>~' };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const wide = `${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`;
  const { things, sent } = thingsWith({ auth: tokens(first, wide) }, busy, good);
  const call = things.create();
  await vi.runAllTimersAsync();
  await call;

  expect(sent).toHaveLength(2);
});
