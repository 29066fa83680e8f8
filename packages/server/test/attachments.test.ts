import { request } from 'node:http';
import { expect, inject, test } from 'vitest';
import { newTeam, readReply, type TestTeam } from './support/api.ts';
import { images, jpeg, upload } from './support/images.ts';

const sendForm = (team: TestTeam, form = upload(), more = {}) => team.post('/attachments', form, more);
const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

test('an uploaded image comes back with what its content says, and can be downloaded', async () => {
  const team = await newTeam();
  const { status, data } = await sendForm(team, upload({ bytes: images.gif, name: 'cat.gif' }));
  expect(status).toBe(201);
  expect(data).toMatchObject({
    object: 'attachment',
    filename: 'cat.gif',
    contentType: 'image/gif',
    sizeBytes: images.gif.byteLength,
    width: 2,
    height: 3,
    ticketId: null,
  });
  expect(data.id).toMatch(/^att_[0-9a-f]{32}$/);
  expect(String(data.url).startsWith(`${inject('serverUrl')}/files/`)).toBe(true);
  const file = await fetch(String(data.url));
  expect(file.status).toBe(200);
  expect(Buffer.from(await file.arrayBuffer()).equals(images.gif)).toBe(true);
  expect(file.headers.get('content-type')).toBe('image/gif');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect(file.headers.get('content-disposition')).toBe(
    `inline; filename="cat.gif"; filename*=UTF-8''cat.gif`,
  );
  const age = Number(/max-age=(\d+)/.exec(file.headers.get('cache-control') ?? '')?.[1]);
  expect(age).toBeGreaterThan(3500);
  expect(age).toBeLessThanOrEqual(3600);
  expect((await team.get(`/attachments/${data.id}`)).data).toMatchObject({
    id: data.id,
    storagePath: data.storagePath,
  });
});

test.each([
  ['a JPEG', images.jpg, 'image/jpeg', 4],
  ['a PNG', images.png, 'image/png', 1],
  ['a WebP', images.webp, 'image/webp', 1],
])('%s without a type and extension is known by its content', async (_, bytes, contentType, width) => {
  const team = await newTeam();
  const { data } = await sendForm(team, upload({ bytes, name: 'photo' }));
  expect(data).toMatchObject({ contentType, width });
  expect(data.filename).toBe(`photo.${contentType === 'image/jpeg' ? 'jpg' : contentType.slice(6)}`);
});

test.each([
  ['SVG', { bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'a.png', type: 'image/png' }],
  ['HTML', { bytes: '<!doctype html><script>1</script>', name: 'a.gif' }],
  ['a PDF', { bytes: '%PDF-1.7', name: 'a.pdf' }],
  ['a cut PNG', { bytes: images.png.subarray(0, 12), name: 'a.png' }],
  ['a JPEG without a size', { bytes: Buffer.from('ffd8ffe00010', 'hex'), name: 'a.jpg' }],
  ['an image without pixels', { bytes: jpeg(0, 5), name: 'a.jpg' }],
  ['a PNG that came as a JPEG', { name: 'a', type: 'image/jpeg' }],
  ['a PNG that came as HTML', { name: 'a', type: 'text/html' }],
  ['a PNG that is called .jpg', { name: 'a.jpg' }],
])('%s is refused with the reason', async (_, what) => {
  const team = await newTeam();
  const reply = await sendForm(team, upload(what));
  expect([reply.status, reply.error.code, reply.error.param]).toEqual([400, 'parameter_invalid', 'file']);
  expect((await team.get('/attachments')).list).toEqual([]);
});

test('an empty and a too large image are refused with the limit', async () => {
  const team = await newTeam();
  const sized = (size: number) =>
    upload({ bytes: Buffer.concat([images.png, Buffer.alloc(size - images.png.length)]) });
  const limit = 5 * 1024 * 1024;
  expect((await sendForm(team, sized(limit))).status).toBe(201);
  const over = await sendForm(team, sized(limit + 1));
  expect([over.status, over.error.param]).toEqual([400, 'file']);
  expect(over.error.message).toContain(`${limit} bytes`);
  const empty = await sendForm(team, upload({ bytes: '' }));
  expect([empty.status, empty.error.param]).toEqual([400, 'file']);
});

test('a far larger form is refused before it is sent', async () => {
  const team = await newTeam();
  const headers = {
    authorization: `Bearer ${team.keys.secretTest}`,
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': 11 * 1024 * 1024,
  };
  const status = await new Promise((resolve, reject) => {
    const url = `${inject('serverUrl')}${team.base}/attachments`;
    const call = request(url, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      call.destroy();
    });
    call.on('error', reject);
    call.flushHeaders();
  });
  expect(status).toBe(413);
});

test('what is no form, or a broken one, is a 400 that says so', async () => {
  const team = await newTeam();
  const json = await team.post(
    '/attachments',
    { file: 'x' },
    { headers: { 'content-type': 'application/json' } },
  );
  expect([json.status, json.error.code]).toEqual([400, 'parameter_invalid']);
  expect(json.error.message).toContain('multipart/form-data');
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
    const broken = await team.post('/attachments', '--y\r\nnothing', { headers: { 'content-type': type } });
    expect([broken.status, broken.error.code]).toEqual([400, 'parameter_invalid']);
  }
  const form = new FormData();
  form.append('file', 'no file at all');
  expect((await sendForm(team, form)).error).toMatchObject({ code: 'parameter_invalid', param: 'file' });
  expect((await sendForm(team, new FormData())).status).toBe(400);
  const twice = upload();
  twice.append('file', new Blob([images.png]), 'b.png');
  expect((await sendForm(team, twice)).error.param).toBe('file');
  const unknown = await sendForm(team, upload({ fields: { color: 'red' } }));
  expect([unknown.status, unknown.error.param]).toEqual([400, 'color']);
});

test.each([
  ['../../etc/passwd', 'passwd.png'],
  ['C:\\temp\\shot.png', 'shot.png'],
  ['a\u202egnp.exe', 'agnp.exe.png'],
  ['<b>"x".png', 'bx.png'],
  ['.png', 'image.png'],
  ['blob', 'image.png'],
  ['naïve café.PNG', 'naïve café.png'],
])('the name %j is kept as %j', async (name, kept) => {
  const team = await newTeam();
  const { data } = await sendForm(team, upload({ name: 'x', fields: { filename: name } }));
  expect(data.filename).toBe(kept);
  expect(data.storagePath).toMatch(/^[0-9a-f-]{36}\/test\/[0-9a-f-]{36}\.png$/);
  const file = await fetch(String(data.url));
  expect(file.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(kept)}`);
});

test('an image belongs to a ticket of the team, is found by it, and goes with it', async () => {
  const team = await newTeam();
  const ticketId = String((await team.post('/tickets', { title: 'Broken cup' })).data.id);
  const { data } = await sendForm(team, upload({ fields: { ticketId } }));
  await sendForm(team);
  expect(data.ticketId).toBe(ticketId);
  expect((await team.get(`/attachments?ticketId=${ticketId}`)).list).toHaveLength(1);
  expect((await team.get('/attachments?pageSize=1')).body.pagination).toMatchObject({
    total: 2,
    hasMore: true,
  });
  const other = await newTeam();
  const refused = await sendForm(other, upload({ fields: { ticketId } }));
  expect([refused.status, refused.error.param]).toEqual([400, 'ticketId']);
  await team.delete(`/tickets/${ticketId}`);
  expect((await team.get(`/attachments/${data.id}`)).status).toBe(404);
  expect((await fetch(String(data.url))).status).toBe(404);
});

test('a deleted image is gone, also from its URL', async () => {
  const team = await newTeam();
  const { data } = await sendForm(team);
  const { id } = data;
  expect((await team.delete(`/attachments/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/attachments/${id}`)).status).toBe(404);
  expect((await team.delete(`/attachments/${id}`)).status).toBe(404);
  expect((await fetch(String(data.url))).status).toBe(404);
});

test('a download URL works as it was signed and in no other form', async () => {
  const team = await newTeam();
  const url = String((await sendForm(team)).data.url);
  const second = String((await sendForm(team)).data.url);
  const id = (text: string) => new URL(text).pathname.split('/').at(-1) ?? '';
  const changed = [
    url.replace(/expires=\d+/, 'expires=99999999999'),
    url.replace(/signature=.{4}/, 'signature=AAAA'),
    url.replace(/&signature=.*/, ''),
    url.replace(id(url), id(second)),
    url.replace('/test/', '/live/'),
    url.replace(team.teamId, (await newTeam()).teamId),
  ];
  for (const each of changed) {
    const reply = await readReply(await fetch(each));
    expect([reply.status, reply.error.code]).toEqual([403, 'insufficient_permissions']);
  }
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
});

test('publishable keys and members who may not write cannot upload; the image of a ticket needs its permission', async () => {
  const team = await newTeam({
    members: [
      { name: 'Spec', role: 'spectator' },
      { name: 'Lib', role: 'librarian' },
    ],
  });
  const [spectator, librarian] = team.members.slice(1);
  const publishable = await sendForm(team, upload(), { key: team.keys.publishableTest });
  expect([publishable.status, publishable.error.code]).toEqual([403, 'publishable_key_write']);
  expect((await team.get('/attachments', { key: team.keys.publishableTest })).status).toBe(403);
  expect((await sendForm(team, upload(), { key: spectator?.keys.secretTest ?? '' })).status).toBe(403);
  const asLibrarian = { key: librarian?.keys.secretTest ?? '' };
  expect((await sendForm(team, upload(), asLibrarian)).status).toBe(201);
  const ticketId = String((await team.post('/tickets', { title: 'x' })).data.id);
  const ticketImage = upload({ fields: { ticketId } });
  expect((await sendForm(team, ticketImage, asLibrarian)).status).toBe(403);
  const { id } = (await sendForm(team, ticketImage)).data;
  expect((await team.delete(`/attachments/${id}`, asLibrarian)).status).toBe(403);
  expect((await team.get(`/attachments/${id}`)).status).toBe(200);
});

test('an idempotency key stands for the bytes, the name and the fields of a form', async () => {
  const team = await newTeam();
  const first = await sendForm(team, upload(), withKey('k1'));
  const again = await sendForm(team, upload(), withKey('k1'));
  expect([again.data.id, again.body.meta.idempotentReplayed]).toEqual([first.data.id, true]);
  for (const other of [
    upload({ bytes: Buffer.concat([images.png, Buffer.from('x')]) }),
    upload({ name: 'other.png' }),
    upload({ fields: { filename: 'x' } }),
  ]) {
    const reply = await sendForm(team, other, withKey('k1'));
    expect([reply.status, reply.error.code]).toEqual([409, 'idempotency_key_reused']);
  }
  expect((await team.get('/attachments')).list).toHaveLength(1);
});
