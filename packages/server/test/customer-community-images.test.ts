import { expect, test } from 'vitest';
import { newTeam, type Reply } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { commented, community, ok, outcome, posted } from './support/community.ts';
import { images, upload } from './support/images.ts';

const newPlace = async () => community(await newTeam());

const uploaded = async (by: Browser, form = upload()) =>
  String((await ok(by.post('/attachments', form))).data.id);
const several = (by: Browser, count: number) =>
  Promise.all(Array.from({ length: count }, () => uploaded(by)));
const shown = ({ data }: Reply): string[] =>
  (Array.isArray(data.attachments) ? data.attachments : []).map(({ id }) => String(id));

test('an image is uploaded, shown by a post, and can be downloaded by who reads it', async () => {
  const { customer, nobody } = await newPlace();
  const ada = await customer('Ada');
  const { status, data } = await ada.post('/attachments', upload({ bytes: images.gif, name: 'cat.gif' }));
  expect(status).toBe(201);
  expect(data).toEqual({
    id: expect.stringMatching(/^att_[0-9a-f]{32}$/),
    filename: 'cat.gif',
    content_type: 'image/gif',
    size_bytes: images.gif.byteLength,
    width: 2,
    height: 3,
    url: expect.stringContaining('/files/'),
  });
  const { slug } = await posted(ada, { attachments: [data.id] });
  const seen = await nobody.get(`/posts/${slug}`);
  expect(seen.data.attachments).toEqual([{ ...data, url: expect.any(String) }]);
  const [image] = Array.isArray(seen.data.attachments) ? seen.data.attachments : [];
  const file = await fetch(image.url);
  expect(Buffer.from(await file.arrayBuffer()).equals(images.gif)).toBe(true);
});

test.each([
  ['an SVG', { bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.png', type: 'image/png' }],
  ['a PDF', { bytes: '%PDF-1.7', name: 'a.pdf' }],
  ['a PNG that came as HTML', { name: 'a', type: 'text/html' }],
  ['nothing', { bytes: '' }],
  ['more than 5 MB', { bytes: Buffer.concat([images.png, Buffer.alloc(5 * 1024 * 1024)]) }],
])('%s is refused', async (_, what) => {
  const { customer, team } = await newPlace();
  const reply = await (await customer('Ada')).post('/attachments', upload(what));
  expect([outcome(reply), reply.error.param]).toEqual(['400 parameter_invalid', 'file']);
  expect((await team.get('/attachments')).list).toEqual([]);
});

test('images of others, used ones, deleted ones and ones that never were are refused, and nothing is written', async () => {
  const { customer, live, team } = await newPlace();
  const ada = await customer('Ada');
  const used = await uploaded(ada);
  const { slug } = await posted(ada, { title: 'First', attachments: [used] });
  const deleted = await uploaded(ada);
  await ok(team.delete(`/attachments/${deleted}`));
  const ofTeam = String((await ok(team.post('/attachments', upload()))).data.id);
  const foreign: Record<string, string> = {
    'shown by a post': used,
    'shown by a comment': await uploaded(ada).then(async (id) => {
      await commented(ada, { id: '', slug }, { attachments: [id] });
      return id;
    }),
    'of another customer': await uploaded(await customer('Bo')),
    'of the other environment': await uploaded(await live('Ada')),
    'of an earlier session': await uploaded(await customer('Ada')),
    'of the team': ofTeam,
    deleted,
    unknown: `att_${'0'.repeat(32)}`,
  };
  const good = await uploaded(ada);
  for (const [what, id] of Object.entries(foreign)) {
    const attachments = [good, id];
    for (const reply of [
      await ada.post('/posts', { topic: 'ideas', title: 'Second', attachments }),
      await ada.post(`/posts/${slug}/comments`, { body: 'x', attachments }),
    ]) {
      expect([what, outcome(reply), reply.error.param]).toEqual([
        what,
        '400 parameter_invalid',
        'attachments.1',
      ]);
    }
  }
  expect((await ada.get('/posts')).list).toMatchObject([{ title: 'First', comment_count: 1 }]);
  // Whoever was refused still has their image.
  expect(outcome(await ada.post('/posts', { topic: 'ideas', title: 'Third', attachments: [good] }))).toBe(
    '201',
  );
});

test('an image that is named twice is refused', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const id = await uploaded(ada);
  const reply = await ada.post('/posts', { topic: 'ideas', title: 'x', attachments: [id, id] });
  expect([outcome(reply), reply.error.param]).toEqual(['400 parameter_invalid', 'attachments.1']);
});

test('of two posts with one image at the same time, one is written', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const attachments = [await uploaded(ada)];
  const write = (title: string) => ada.post('/posts', { topic: 'ideas', title, attachments });
  const replies = await Promise.all([write('a'), write('b'), write('c')]);
  expect(replies.map(outcome).sort()).toEqual(['201', '400 parameter_invalid', '400 parameter_invalid']);
});

test('a post shows up to 10 images and a comment up to 5, in their order', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const ids = await several(ada, 16);
  const tooMany = await ada.post('/posts', { topic: 'ideas', title: 'x', attachments: ids.slice(0, 11) });
  expect([outcome(tooMany), tooMany.error.param]).toEqual(['400 parameter_invalid', 'attachments']);
  const { slug } = await posted(ada, { attachments: ids.slice(0, 10).reverse() });
  expect(shown(await ada.get(`/posts/${slug}`))).toEqual(ids.slice(0, 10).reverse());
  const comments = `/posts/${slug}/comments`;
  const over = await ada.post(comments, { body: 'x', attachments: ids.slice(10) });
  expect([outcome(over), over.error.param]).toEqual(['400 parameter_invalid', 'attachments']);
  expect(shown(await ada.post(comments, { body: 'x', attachments: ids.slice(10, 15) }))).toEqual(
    ids.slice(10, 15),
  );
});

test('20 images wait at most, however many come at once; what is sent makes room', async () => {
  const ada = await (await newPlace()).customer('Ada');
  await several(ada, 18);
  const more = await Promise.all(Array.from({ length: 4 }, () => ada.post('/attachments', upload())));
  expect(more.map(outcome).sort()).toEqual(['201', '201', '409 resource_conflict', '409 resource_conflict']);
  const made = more.find(({ status }) => status === 201);
  await posted(ada, { attachments: [made?.data.id] });
  expect(outcome(await ada.post('/attachments', upload()))).toBe('201');
});

test('a changed post shows the images that it is given: present ones, new ones, or none', async () => {
  const { customer, team } = await newPlace();
  const ada = await customer('Ada');
  const [one = '', two = '', three = ''] = await several(ada, 3);
  const { slug } = await posted(ada, { attachments: [one, two] });
  const change = (body: object) => ada.patch(`/posts/${slug}`, body);
  expect(shown(await change({ title: 'Same images' }))).toEqual([one, two]);
  expect(shown(await change({ attachments: [three, two] }))).toEqual([three, two]);
  // Taken from the post, it is gone, and cannot be shown again.
  expect(outcome(await change({ attachments: [one] }))).toBe('400 parameter_invalid');
  expect((await team.get('/attachments')).list.map(({ id }) => id).sort()).toEqual([two, three].sort());
  expect(shown(await change({ attachments: [] }))).toEqual([]);
  expect((await team.get('/attachments')).list).toEqual([]);
});

test('images go with the own post or comment that shows them; what the team has put there stays', async () => {
  const { customer, team } = await newPlace();
  const ada = await customer('Ada');
  const [one, two] = await several(ada, 2);
  const post = await posted(ada, { attachments: [one] });
  const comment = await commented(ada, post, { attachments: [two] });
  const ours = await ok(team.post('/attachments', upload({ fields: { postId: post.id } })));
  const left = async () => (await team.get('/attachments')).list.map(({ id }) => id);
  expect(shown(await ada.get(`/posts/${post.slug}`))).toEqual([one, ours.data.id]);
  await ok(ada.delete(`/posts/${post.slug}/comments/${comment}`));
  expect((await left()).sort()).toEqual([one, ours.data.id].sort());
  await ok(ada.delete(`/posts/${post.slug}`));
  expect(await left()).toEqual([ours.data.id]);
});
