import { AuthClient } from '@cstar.help/js/auth';
import {
  CommunityClient,
  CStarAuthenticationError,
  CStarConflictError,
  CStarNotFoundError,
  CStarPermissionError,
  CStarValidationError,
  type PublicPost,
} from '@cstar.help/js/community';
import { expect, inject, test } from 'vitest';
import { newTeam, type TestTeam } from './team.ts';

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='),
  (sign) => sign.charCodeAt(0),
);

/** A team with a community. */
async function newPlace(): Promise<TestTeam> {
  const team = await newTeam();
  await team.cstar.community.topics.create({ name: 'Ideas' });
  return team;
}

const place = ({ teamSlug }: TestTeam) => ({
  teamSlug,
  environment: 'test' as const,
  baseUrl: inject('apiUrl'),
  maxRetries: 0,
});

const reader = (team: TestTeam) => new CommunityClient(place(team));

/** A customer with an account of their own. */
async function signedUp(team: TestTeam, name: string) {
  const auth = new AuthClient({ ...place(team), storage: 'memory' });
  await auth.signup({ name, email: `${name.toLowerCase()}@example.com`, password: 'correct horse battery' });
  return { auth, community: new CommunityClient({ ...place(team), auth }) };
}

test('a customer signs up, writes, votes and comments, and everybody reads it', async () => {
  const team = await newPlace();
  const { community: ada } = await signedUp(team, 'Ada');
  const { community: bo } = await signedUp(team, 'Bo');
  const post = await ada.createPost({ topic: 'ideas', title: 'Dark mode', body: 'My eyes.' });
  expect(post).toMatchObject({ slug: 'dark-mode', author_name: 'Ada', is_mine: true });

  expect(await bo.vote(post.id)).toMatchObject({ vote_count: 1, viewer_has_voted: true });
  const comment = await bo.createComment(post.slug, { body: 'Me too!' });
  await ada.updatePost(post.slug, { body: 'My poor eyes.' });
  await team.cstar.community.posts.update(post.id, { status: 'planned' });

  const everybody = reader(team);
  expect(await everybody.post('dark-mode')).toMatchObject({
    body: 'My poor eyes.',
    status: 'planned',
    vote_count: 1,
    comment_count: 1,
    is_mine: false,
    viewer_has_voted: false,
  });
  expect((await everybody.topics()).data).toMatchObject([{ slug: 'ideas', post_count: 1, fields: [] }]);
  expect((await everybody.comments(post.slug)).data).toEqual([{ ...comment, is_mine: false }]);
  expect((await ada.myPosts({ status: 'planned' })).data).toMatchObject([{ id: post.id }]);
  expect((await bo.posts({ mine: true })).data).toEqual([]);

  expect(await bo.unvote(post.id)).toMatchObject({ vote_count: 0, viewer_has_voted: false });
  await expect(ada.deletePost(post.slug)).rejects.toBeInstanceOf(CStarConflictError);
  await bo.deleteComment(post.slug, comment.id);
  expect(await ada.deletePost(post.slug)).toEqual({ deleted: true, id: post.id });
});

test('lists are walked page by page', async () => {
  const team = await newPlace();
  const { community } = await signedUp(team, 'Ada');
  for (const title of ['a', 'b', 'c', 'd', 'e']) await community.createPost({ topic: 'ideas', title });
  const titles: string[] = [];
  for await (const { title } of reader(team).posts({ topic: 'ideas', pageSize: 2 })) titles.push(title);
  expect(titles).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('errors have the class of what went wrong', async () => {
  const team = await newPlace();
  const { community: ada } = await signedUp(team, 'Ada');
  const { community: bo } = await signedUp(team, 'Bo');
  const { id, slug } = await ada.createPost({ topic: 'ideas', title: 'Mine' });
  await expect(reader(team).vote(slug)).rejects.toBeInstanceOf(CStarAuthenticationError);
  await expect(bo.updatePost(slug, { title: 'Theirs' })).rejects.toBeInstanceOf(CStarPermissionError);
  await expect(bo.post('nowhere')).rejects.toBeInstanceOf(CStarNotFoundError);
  const nowhere = ada.createPost({ topic: 'nowhere', title: 'x' });
  await expect(nowhere).rejects.toMatchObject({ name: 'CStarValidationError', param: 'topic' });
  await team.cstar.community.posts.update(id, { is_locked: true });
  await expect(bo.createComment(slug, { body: 'x' })).rejects.toBeInstanceOf(CStarConflictError);
  expect(await bo.vote(slug)).toMatchObject({ is_locked: true, vote_count: 1 });
});

test('posts for members are there with a session, and not without it', async () => {
  const team = await newPlace();
  const { auth, community } = await signedUp(team, 'Ada');
  const { slug } = await community.createPost({
    topic: 'ideas',
    title: 'Secret',
    visibility: 'members_only',
  });
  await expect(reader(team).post(slug)).rejects.toBeInstanceOf(CStarNotFoundError);
  expect((await reader(team).posts()).pagination.total).toBe(0);
  expect((await community.posts()).pagination.total).toBe(1);
  await auth.logout();
  await expect(community.post(slug)).rejects.toBeInstanceOf(CStarNotFoundError);
});

test('an image is uploaded, shown, and downloaded', async () => {
  const team = await newPlace();
  const { community } = await signedUp(team, 'Ada');
  const image = await community.attachments.upload(png, { filename: 'screen.png' });
  const post = await community.createPost({ topic: 'ideas', title: 'Look', attachments: [image.id] });
  const [seen] = (await reader(team).post(post.slug)).attachments;
  expect(seen).toMatchObject({ id: image.id, filename: 'screen.png', width: 1, height: 1 });
  const file = await fetch(seen?.url ?? '');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(png);
  const again = community.createComment(post.slug, { body: 'x', attachments: [image.id] });
  await expect(again).rejects.toBeInstanceOf(CStarValidationError);
});

test('many clicks at once end as the last one says, on the page and on the server', async () => {
  const team = await newPlace();
  const { community } = await signedUp(team, 'Ada');
  let post: PublicPost = await community.createPost({ topic: 'ideas', title: 'Dark mode' });
  community.onVoteChange((change) => {
    post = change.post ?? post;
  });
  for (const last of [true, false]) {
    const clicks = Array.from({ length: 9 }, (_, index) =>
      (index % 2 === 0) === last ? community.vote(post.id) : community.unvote(post.id),
    );
    expect(community.withPendingVote(post).viewer_has_voted).toBe(last);
    await Promise.all(clicks);
    const known = await reader(team).post(post.slug);
    expect([post.viewer_has_voted, post.vote_count, known.vote_count]).toEqual([
      last,
      Number(last),
      Number(last),
    ]);
    expect(community.withPendingVote(post)).toBe(post);
  }
});

test('a post whose first answer was lost is there once', async () => {
  const team = await newPlace();
  const { auth } = await signedUp(team, 'Ada');
  let lost = 0;
  const community = new CommunityClient({
    ...place(team),
    auth,
    maxRetries: 1,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      lost += 1;
      if (lost === 1) throw new TypeError('fetch failed');
      return response;
    },
  });
  const post = await community.createPost({ topic: 'ideas', title: 'Once' });
  expect((await reader(team).posts()).data).toMatchObject([{ id: post.id, title: 'Once' }]);
});
