import {
  CommunityClient,
  CStarAuthenticationError,
  CStarError,
  CStarValidationError,
  type PublicPost,
} from '@cstar.help/js/community';
import { describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { type FakeFetch, fakeFetch, networkFailure, type Reply } from '../support/fake-fetch.ts';
import { failed, json, many, one, pagesOf } from '../support/replies.ts';

type Options = Partial<ConstructorParameters<typeof CommunityClient>[0]>;

function communityWith(
  options: Options = {},
  ...replies: Reply[]
): FakeFetch & { community: CommunityClient } {
  const fake = fakeFetch(...(replies.length > 0 ? replies : [() => json(one({}))]));
  const community = new CommunityClient({
    teamSlug: 'acme',
    fetch: fake.fetch,
    maxRetries: 0,
    auth: () => 'token',
    ...options,
  });
  return { ...fake, community };
}

const list: Reply = () => json(many([]));
const uuid = '7134fc12-0302-4e58-9466-a770035d5da9';
const bytes = new Uint8Array([1, 2, 3]);

type Call = (community: CommunityClient) => PromiseLike<unknown>;

const reads: [route: string, reply: Reply | undefined, call: Call][] = [
  ['GET /topics', list, (community) => community.topics()],
  ['GET /posts', list, (community) => community.posts()],
  [
    'GET /posts?topic=ideas&status=open&search=a+%26+b&sort=votes&page=2&pageSize=5',
    list,
    (community) =>
      community.posts({
        topic: 'ideas',
        status: 'open',
        search: 'a & b',
        sort: 'votes',
        page: 2,
        pageSize: 5,
      }),
  ],
  ['GET /posts/caf%C3%A9', undefined, (community) => community.post('café')],
  ['GET /posts/dark/comments?page=2', list, (community) => community.comments('dark', { page: 2 })],
];

const needCustomer: [route: string, reply: Reply | undefined, call: Call][] = [
  ['GET /posts?mine=true', list, (community) => community.posts({ mine: true })],
  ['GET /me/posts?sort=comments', list, (community) => community.myPosts({ sort: 'comments' })],
  ['POST /posts', undefined, (community) => community.createPost({ topic: 'ideas', title: 'x' })],
  ['PATCH /posts/dark', undefined, (community) => community.updatePost('dark', { title: 'x' })],
  ['DELETE /posts/dark', undefined, (community) => community.deletePost('dark')],
  ['POST /posts/dark/comments', undefined, (community) => community.createComment('dark', { body: 'x' })],
  [`DELETE /posts/dark/comments/${uuid}`, undefined, (community) => community.deleteComment('dark', uuid)],
  ['POST /posts/dark/vote', undefined, (community) => community.vote('dark')],
  ['DELETE /posts/dark/vote', undefined, (community) => community.unvote('dark')],
  ['POST /attachments', undefined, (community) => community.attachments.upload(bytes)],
];

const routes = ({ sent }: FakeFetch) =>
  sent.map(
    ({ init, url }) => `${init.method} ${url.pathname.replace('/api/community/acme', '')}${url.search}`,
  );

describe('the routes of the community', () => {
  it.each([...reads, ...needCustomer])('%s', async (route, reply, call) => {
    const { community, ...fake } = communityWith({}, ...(reply ? [reply] : []));
    await call(community);

    expect(routes(fake)).toEqual([route]);
    expect(fake.sent[0]?.headers.authorization).toBe('Bearer token');
  });

  it('live below the test environment where that is asked for', async () => {
    const { community, sent } = communityWith({ environment: 'test' });
    await community.post('dark');

    expect(sent[0]?.url.pathname).toBe('/api/community/acme:test/posts/dark');
  });

  it('take what is written as JSON', async () => {
    const { community, sent } = communityWith();
    const post = { topicId: uuid, title: 'x', customFields: { product: 'App' }, attachments: ['att_1'] };
    await community.createPost(post);

    expect(JSON.parse(String(sent[0]?.init.body))).toEqual(post);
  });

  it('are read without a token where nobody is signed in', async () => {
    for (const auth of [undefined, () => null]) {
      const { community, sent } = communityWith({ auth });
      await community.post('dark');
      await community.post('light');

      expect(sent.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    }
  });

  it('are iterated over all pages', async () => {
    const { community, sent } = communityWith({}, pagesOf(45));
    const ids: string[] = [];
    for await (const { id } of community.myPosts()) ids.push(id);

    expect([ids.length, sent.length]).toEqual([45, 3]);
  });
});

describe('what only customers may do', () => {
  it.each(needCustomer)('is refused without a token before anything is sent: %s', async (_, __, call) => {
    for (const [auth, hint] of [
      [undefined, 'Make the client with auth'],
      [() => null, 'Log in or sign up first'],
      [() => '', 'Log in or sign up first'],
      [{ getAccessToken: async () => null }, 'Log in or sign up first'],
    ] as const) {
      const { community, sent } = communityWith({ auth });
      const error = await rejection(call(community));

      expect(error).toBeInstanceOf(CStarAuthenticationError);
      expect(error).toMatchObject({ code: 'authentication_required' });
      expect(String(error)).toContain(hint);
      expect(sent).toEqual([]);
    }
  });

  it('is tried once more when the token was refused and there is another one', async () => {
    let token = 'old';
    const getAccessToken = async ({ refused }: { refused?: string | undefined } = {}) => {
      if (refused === token) token = 'new';
      return token;
    };
    const { community, sent } = communityWith(
      { auth: { getAccessToken } },
      failed(401, { code: 'invalid_token' }),
      json(one({ id: 'p' })),
    );
    expect(await community.createPost({ topic: 'ideas', title: 'x' })).toEqual({ id: 'p' });

    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('shares the facts of the latest answer, and the end, with what everybody may', async () => {
    const { community } = communityWith({}, json(one({}, { requestId: 'req_write' })));
    await community.createComment('dark', { body: 'x' });
    expect(community.lastMeta.requestId).toBe('req_write');

    community.destroy();
    const error = await rejection(community.vote('dark'));
    expect(error).toBeInstanceOf(CStarError);
    expect(error).toMatchObject({ code: 'client_destroyed' });
  });

  it('is written once, however often it is sent', async () => {
    const { community, sent } = communityWith(
      { maxRetries: 2 },
      failed(503),
      networkFailure(),
      json(one({})),
    );
    vi.useFakeTimers();
    const post = community.createPost({ topic: 'ideas', title: 'x' });
    await vi.runAllTimersAsync();
    await post;
    vi.useRealTimers();
    await community.createComment('dark', { body: 'x' });
    await community.createComment('dark', { body: 'x' }, { idempotencyKey: 'mine' });

    const [first, second, third, other, own] = sent.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^auto_/);
    expect([second, third, own]).toEqual([first, first, 'mine']);
    expect(other).toMatch(/^auto_/);
    expect(other).not.toBe(first);
  });

  it('may be proven by a header of the call', async () => {
    const { community, sent } = communityWith({ auth: undefined });
    await community.deletePost('dark', { headers: { Authorization: 'Bearer mine' } });

    expect(sent[0]?.headers.authorization).toBe('Bearer mine');
  });
});

describe('an upload', () => {
  const formOf = ({ sent }: FakeFetch): FormData => {
    const body = sent[0]?.init.body;
    if (body instanceof FormData) return body;
    throw new Error('No form was sent.');
  };

  it('goes as a form, with a name where one is given', async () => {
    const { community, ...fake } = communityWith();
    await community.attachments.upload(bytes, { filename: 'screen.png' });

    expect([...formOf(fake).keys()]).toEqual(['file', 'filename']);
    expect(formOf(fake).get('filename')).toBe('screen.png');
  });

  it('is not sent when it is larger than 5 MB', async () => {
    const { community, sent } = communityWith();
    const error = await rejection(community.attachments.upload(new Uint8Array(5 * 1024 * 1024 + 1)));

    expect(error).toBeInstanceOf(CStarValidationError);
    expect(error).toMatchObject({ param: 'file' });
    expect(sent).toEqual([]);
  });
});

it('a client shows no token when it is logged', () => {
  const { community } = communityWith({ auth: () => 'very-secret' });
  expect(JSON.stringify(community)).not.toContain('secret');
});

it('a vote gives its facts as every call does', async () => {
  const post: Partial<PublicPost> = { id: uuid, slug: 'dark' };
  const { community } = communityWith({}, json(one(post, { requestId: 'req_vote' })));
  const { data, meta, response } = await community.vote('dark').withMeta();

  expect([data, meta.requestId, response.status]).toEqual([post, 'req_vote', 200]);
});
