import { customerContract } from '@cstar.help/contract';
import { describe, expect, test } from 'vitest';
import { newTeam, type Reply } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { commented, community, outcome, type Post, posted } from './support/community.ts';
import { upload } from './support/images.ts';

const { endpoints } = customerContract.customerCommunity;
type Name = keyof typeof endpoints;

interface World {
  post: Post;
  commentId: string;
}

interface Row {
  call(by: Browser, world: World): Promise<Reply>;
  /** What a customer gets who has written neither the post nor the comment, if not the same as who has. */
  others?: string;
}

const notTheirs = '403 insufficient_permissions';

/** A good call of every route. It does not compile until all are there. */
const rows: Record<Name, Row> = {
  topics: { call: (by) => by.get('/topics') },
  posts: { call: (by) => by.get('/posts') },
  post: { call: (by, { post }) => by.get(`/posts/${post.id}`) },
  createPost: { call: (by) => by.post('/posts', { topic: 'ideas', title: 'Light mode' }) },
  updatePost: {
    call: (by, { post }) => by.patch(`/posts/${post.slug}`, { title: 'Dimmed mode' }),
    others: notTheirs,
  },
  deletePost: { call: (by, { post }) => by.delete(`/posts/${post.slug}`), others: notTheirs },
  comments: { call: (by, { post }) => by.get(`/posts/${post.slug}/comments`) },
  createComment: { call: (by, { post }) => by.post(`/posts/${post.slug}/comments`, { body: 'Please' }) },
  deleteComment: {
    call: (by, { post, commentId }) => by.delete(`/posts/${post.slug}/comments/${commentId}`),
    others: notTheirs,
  },
  vote: { call: (by, { post }) => by.post(`/posts/${post.id}/vote`) },
  unvote: { call: (by, { post }) => by.delete(`/posts/${post.id}/vote`) },
  myPosts: { call: (by) => by.get('/me/posts') },
  'attachments.upload': { call: (by) => by.post('/attachments', upload()) },
};

async function newWorld() {
  const place = await community(await newTeam());
  const elsewhere = await community(await newTeam());
  const author = await place.customer('Ada');
  const post = await posted(author);
  return {
    place,
    author,
    world: { post, commentId: await commented(author, post) },
    stranger: await elsewhere.customer('Ada'),
    sameNameLive: await place.live('Ada'),
  };
}

describe.each(Object.entries(rows))('%s', (name, { call, others }) => {
  const endpoint = endpoints[name as Name];
  const success = String(endpoint.status);

  test('lets in whom it is for, and nobody else', async () => {
    const { place, author, world, stranger, sameNameLive } = await newWorld();
    const as = (token: string | null): Browser => {
      const key = { key: token };
      const { nobody } = place;
      return {
        token,
        customerId: null,
        get: (path) => nobody.get(path, key),
        post: (path, body) => nobody.post(path, body, key),
        patch: (path, body) => nobody.patch(path, body, key),
        delete: (path) => nobody.delete(path, key),
      };
    };
    const isPublic = endpoint.access === 'public';
    const got = async (by: Browser) => outcome(await call(by, world));
    expect({
      nobody: await got(place.nobody),
      visitor: await got(await place.visitor()),
      nonsense: await got(as('nonsense')),
      teamKey: await got(as(place.team.keys.secretTest)),
      customerOfAnotherTeam: await got(as(stranger.token)),
      customerOfAnotherEnvironment: await got(as(sameNameLive.token)),
      anotherCustomer: await got(await place.customer('Bo')),
      author: await got(author),
    }).toEqual({
      nobody: isPublic ? success : '401 authentication_required',
      visitor: isPublic ? success : '403 identity_required',
      nonsense: '401 invalid_token',
      teamKey: '401 invalid_token',
      customerOfAnotherTeam: '401 invalid_token',
      customerOfAnotherEnvironment: '401 invalid_token',
      anotherCustomer: others ?? success,
      author: success,
    });
  });
});

test.each(Object.entries(rows).filter(([name]) => endpoints[name as Name].path.includes('{slugOrId}')))(
  '%s finds no post of another team or environment',
  async (name, { call }) => {
    const { author, world, stranger, sameNameLive } = await newWorld();
    expect(outcome(await call(stranger, world))).toBe('404 resource_missing');
    expect(outcome(await call(sameNameLive, world))).toBe('404 resource_missing');
    expect(outcome(await call(author, world))).toBe(String(endpoints[name as Name].status));
  },
);
