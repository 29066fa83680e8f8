import { CommunityClient, type PublicPost, type VoteChange, withVote } from '@cstar.help/js/community';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

const slug = 'dark-mode';

const postWith = (voted: boolean): PublicPost => ({
  object: 'community_post',
  id: '7134fc12-0302-4e58-9466-a770035d5da9',
  title: 'Dark mode',
  slug,
  body: '',
  topic_id: '550e8400-e29b-41d4-a716-446655440000',
  status: 'open',
  visibility: 'public',
  vote_count: voted ? 6 : 5,
  comment_count: 0,
  viewer_has_voted: voted,
  is_pinned: false,
  is_locked: false,
  author_name: 'Ada',
  author_type: 'customer',
  is_mine: false,
  attachments: [],
  created_at: '2026-03-01T12:00:00.000Z',
  updated_at: '2026-03-01T12:00:00.000Z',
});

type Ending = 'answered' | 'refused' | 'lost before' | 'lost after';

/** Lets whatever can go on do so. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

/** A server that answers when it is told to, and a page that shows what the client says. */
function newWorld(initially = false) {
  const server = { voted: initially, methods: [] as string[], most: 0 };
  const open: ((ending: Ending) => void)[] = [];
  const community = new CommunityClient({
    teamSlug: 'acme',
    auth: () => 'token',
    maxRetries: 0,
    fetch: (_, { method }) => {
      server.methods.push(method);
      return new Promise((resolve, reject) => {
        open.push((ending) => {
          if (ending === 'answered' || ending === 'lost after') server.voted = method === 'POST';
          if (ending === 'answered') resolve(json(one(postWith(server.voted))));
          else if (ending === 'refused') resolve(failed(500));
          else reject(networkFailure());
        });
        server.most = Math.max(server.most, open.length);
      });
    },
  });
  const page = { post: postWith(initially), changes: [] as VoteChange[] };
  community.onVoteChange((change) => {
    page.changes.push(change);
    if (change.post !== undefined) page.post = change.post;
  });
  return {
    server,
    community,
    page,
    shown: () => community.withPendingVote(page.post),
    wish: (voted: boolean) => (voted ? community.vote(slug) : community.unvote(slug)),
    /** Ends the request under way, if there is one. */
    async end(ending: Ending = 'answered') {
      open.shift()?.(ending);
      await quiet();
    },
    isIdle: () => open.length === 0,
  };
}

describe('withVote', () => {
  it.each([
    [false, true, 6],
    [true, false, 5],
    [true, true, 6],
    [false, false, 5],
  ])('from %s to %s there are %i votes', (before, after, count) => {
    const post = postWith(before);
    expect(withVote(post, after)).toEqual({ ...post, viewer_has_voted: after, vote_count: count });
    expect(post).toEqual(postWith(before));
  });
});

describe('votes on one post', () => {
  it('are shown at once, and stay as the server says', async () => {
    const { wish, shown, end, page } = newWorld();
    const vote = wish(true);
    expect(shown()).toMatchObject({ vote_count: 6, viewer_has_voted: true });
    await quiet();
    await end();

    expect(await vote).toEqual(postWith(true));
    expect(shown()).toBe(page.post);
    expect(page.changes).toEqual([
      { slugOrId: slug, pending: true },
      { slugOrId: slug, pending: null, post: postWith(true) },
    ]);
  });

  it.each<Ending>(['refused', 'lost before'])('are not shown any more when they are %s', async (ending) => {
    const { wish, shown, end, page } = newWorld();
    const vote = wish(true);
    vote.catch(() => undefined);
    await quiet();
    // Something newer of the post comes meanwhile: it is not lost with the vote.
    page.post = { ...postWith(false), vote_count: 40, title: 'Darker mode' };
    expect(shown()).toMatchObject({ vote_count: 41, title: 'Darker mode' });
    await end(ending);

    await expect(vote).rejects.toThrow();
    expect(shown()).toMatchObject({ vote_count: 40, title: 'Darker mode', viewer_has_voted: false });
  });

  it('go one after the other; those in between are not sent, and resolve as the last one', async () => {
    const { wish, shown, end, server } = newWorld();
    const wishes = [wish(true), wish(false), wish(true), wish(false)];
    expect(shown()).toMatchObject({ vote_count: 5, viewer_has_voted: false });
    await quiet();
    await end();
    expect(shown()).toMatchObject({ vote_count: 5, viewer_has_voted: false });
    await end();

    const voted = (await Promise.all(wishes)).map((post) => post.viewer_has_voted);
    expect(voted).toEqual([true, false, false, false]);
    expect([server.methods, server.voted]).toEqual([['POST', 'DELETE'], false]);
  });

  it('go on after one that has failed', async () => {
    const { wish, end, server } = newWorld();
    const first = wish(true);
    first.catch(() => undefined);
    const second = wish(true);
    await quiet();
    await end('refused');
    await end();

    await expect(first).rejects.toThrow();
    expect((await second).viewer_has_voted).toBe(true);
    expect(server.methods).toEqual(['POST', 'POST']);
  });

  it('do not wait for votes on another post', async () => {
    const { community, server } = newWorld();
    community.vote(slug).catch(() => undefined);
    community.vote('light-mode').catch(() => undefined);
    await quiet();

    expect(server.methods).toEqual(['POST', 'POST']);
  });

  it('may be named by ID, and are shown all the same', () => {
    const { community } = newWorld();
    const post = postWith(false);
    community.vote(post.id).catch(() => undefined);

    expect(community.withPendingVote(post).vote_count).toBe(6);
    expect(community.withPendingVote({ ...post, id: 'other', slug: 'other' }).vote_count).toBe(5);
  });

  it('are all over when the client ends', async () => {
    const { community, wish, page } = newWorld();
    const wishes = [wish(true), wish(false)];
    await quiet();
    community.destroy();

    const outcomes = await Promise.allSettled(wishes);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(page.changes.at(-1)).toEqual({ slugOrId: slug, pending: null });
  });

  it('may be aborted; one that waits for another then goes on in its place', async () => {
    const { community, server, end } = newWorld(true);
    const controller = new AbortController();
    const first = community.vote(slug, { signal: controller.signal });
    first.catch(() => undefined);
    const second = community.unvote(slug);
    await quiet();
    controller.abort(new Error('changed my mind'));
    await expect(first).rejects.toThrow('changed my mind');
    await quiet();
    expect(server.methods).toEqual(['POST', 'DELETE']);
    await end();
    await end();

    expect((await second).viewer_has_voted).toBe(false);
  });
});

describe('whoever listens', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('can leave, also from within, and twice', async () => {
    const { community } = newWorld();
    const heard: string[] = [];
    const off = community.onVoteChange(() => {
      heard.push('one');
      off();
      off();
    });
    community.onVoteChange(() => heard.push('two'));
    community.vote(slug).catch(() => undefined);
    community.unvote(slug).catch(() => undefined);

    expect(heard).toEqual(['one', 'two', 'two']);
  });

  it('cannot stop a vote by throwing', async () => {
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    const { community, wish, end } = newWorld();
    const fault = new Error('a fault of the page');
    community.onVoteChange(() => {
      throw fault;
    });
    const vote = wish(true);
    await quiet();
    await end();

    expect((await vote).viewer_has_voted).toBe(true);
    expect(reportError.mock.calls).toEqual([[fault], [fault]]);
  });
});

describe('whatever a customer clicks and whatever becomes of it', () => {
  const click = fc.boolean();
  const ending = fc.constantFrom<Ending>('answered', 'refused', 'lost before', 'lost after');
  const steps = fc.array(fc.oneof(click, ending), { maxLength: 14 });

  /** Somebody who clicks, and never looks at what became of it. */
  function newClicker(initially: boolean) {
    const world = newWorld(initially);
    let wanted = initially;
    const click = async (voted: boolean) => {
      wanted = voted;
      world.wish(voted).catch(() => undefined);
      expect(world.shown().viewer_has_voted).toBe(voted);
      await quiet();
    };
    return {
      take: (step: boolean | Ending) => (typeof step === 'boolean' ? click(step) : world.end(step)),
      /** While something is under way the wish is shown, and else what the server has said last. */
      check() {
        const { post } = world.page;
        expect(world.server.most).toBe(1);
        expect(world.shown()).toEqual(world.isIdle() ? post : withVote(post, wanted));
      },
      /** One more click, after which all goes well. */
      async finish() {
        await click(wanted);
        while (!world.isIdle()) await world.end();
        expect(world.server.voted).toBe(wanted);
        expect(world.server.methods.at(-1)).toBe(wanted ? 'POST' : 'DELETE');
        expect(world.shown()).toEqual(postWith(wanted));
      },
    };
  }

  it('one request at a time, the last wish wins, and the page shows the server or the wish', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), click, steps, async (initially, first, rest) => {
        const clicker = newClicker(initially);
        for (const step of [first, ...rest]) {
          await clicker.take(step);
          clicker.check();
        }
        await clicker.finish();
      }),
      { numRuns: 300 },
    );
  });
});
