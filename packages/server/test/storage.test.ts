import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createFileLinks } from '../src/resources/attachments/links.ts';
import { chooseStorage } from '../src/resources/attachments/storage/choose.ts';
import { folderStorage } from '../src/resources/attachments/storage/folder.ts';
import { memoryStorage } from '../src/resources/attachments/storage/memory.ts';
import { s3Storage } from '../src/resources/attachments/storage/s3.ts';
import type { Storage } from '../src/resources/attachments/storage/storage.ts';

const bytes = new Uint8Array([0, 1, 2, 255]);
const key = 'team-1/test/file-1.png';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cstar-storage-'));
  ends.push(() => rm(folder, { recursive: true }));
  return folder;
}

interface Seen {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  contentType: string | undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function keep(objects: Map<string, Buffer>, method: string | undefined, url: string, body: Buffer) {
  const content = objects.get(url);
  if (method === 'GET') return { status: content === undefined ? 404 : 200, content };
  if (method === 'PUT') objects.set(url, body);
  else objects.delete(url);
  return { status: method === 'DELETE' ? 204 : 200, content: undefined };
}

/** A store that speaks as much of S3 as is asked for, and notes what it was sent. */
async function fakeS3(failing = 0) {
  const objects = new Map<string, Buffer>();
  const seen: Seen[] = [];
  let failures = failing;
  const server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    const body = await bodyOf(request);
    seen.push({
      method,
      path: url,
      authorization: headers.authorization,
      contentType: headers['content-type'],
    });
    if (failures > 0) {
      failures--;
      response.writeHead(500).end('<Error>AKIA-KEY</Error>');
      return;
    }
    const { status, content } = keep(objects, method, url, body);
    response.writeHead(status).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { endpoint: `http://127.0.0.1:${port}`, objects, seen };
}

const account = {
  bucket: 'pictures',
  region: 'eu-central-1',
  accessKeyId: 'AKIA-KEY',
  secretAccessKey: 's3cret',
};

const kinds: [string, () => Promise<Storage>][] = [
  ['memory', async () => memoryStorage()],
  ['a folder', async () => folderStorage(await scratchFolder())],
  ['S3', async () => s3Storage({ ...account, endpoint: (await fakeS3()).endpoint })],
];

test.each(kinds)('%s keeps a file, gives it back and removes it', async (_, make) => {
  const storage = await make();
  expect(await storage.get(key)).toBeUndefined();
  await storage.put(key, bytes, 'image/png');
  expect(await storage.get(key)).toEqual(bytes);
  await storage.delete(key);
  expect(await storage.get(key)).toBeUndefined();
  await storage.delete(key);
});

test('a folder takes no key that leads out of it, and leaves no half-written file', async () => {
  const folder = await scratchFolder();
  const storage = folderStorage(folder);
  for (const bad of ['../x', 'a/../../x', '/etc/passwd', 'a//b', '']) {
    await expect(storage.put(bad, bytes, 'image/png')).rejects.toThrow('no key');
    await expect(storage.get(bad)).rejects.toThrow('no key');
  }
  await storage.put(key, bytes, 'image/png');
  await storage.put(key, bytes, 'image/png');
  expect(await readdir(join(folder, 'team-1', 'test'))).toEqual(['file-1.png']);
});

test('what goes to S3 is signed, typed and complete', async () => {
  const s3 = await fakeS3();
  const storage = s3Storage({ ...account, endpoint: `${s3.endpoint}/` });
  await storage.put(key, bytes, 'image/png');
  expect(s3.objects.get(`/pictures/${key}`)).toEqual(Buffer.from(bytes));
  expect(s3.seen[0]).toMatchObject({ method: 'PUT', contentType: 'image/png' });
  expect(s3.seen[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIA-KEY\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$/,
  );
});

test('a store that fails is asked again, and in the end the error tells neither key nor body', async () => {
  const once = await fakeS3(1);
  await s3Storage({ ...account, endpoint: once.endpoint }).put(key, bytes, 'image/png');
  expect(once.seen).toHaveLength(2);
  const down = await fakeS3(99);
  const failed = s3Storage({ ...account, endpoint: down.endpoint }).put(key, bytes, 'image/png');
  await expect(failed).rejects.toThrow('status 500');
  await expect(failed).rejects.not.toThrow('AKIA');
});

const s3Variables = {
  CSTAR_S3_ENDPOINT: 'https://s3.example.com',
  CSTAR_S3_BUCKET: 'b',
  CSTAR_S3_ACCESS_KEY_ID: 'k',
  CSTAR_S3_SECRET_ACCESS_KEY: 's',
};

test('files lie where the settings say, else beside the database, else nowhere', async () => {
  const folder = await scratchFolder();
  const beside = chooseStorage(undefined, folder, {});
  await beside?.put(key, bytes, 'image/png');
  expect(await readdir(folder)).toEqual(['attachments']);
  expect(chooseStorage(undefined, 'memory', {})).toBeDefined();
  expect(chooseStorage(undefined, 'postgres://localhost/x', {})).toBeUndefined();
  expect(chooseStorage(undefined, 'postgres://localhost/x', { CSTAR_STORAGE: 'memory' })).toBeDefined();
  expect(chooseStorage('memory', 'postgres://localhost/x', {})).toBeDefined();
  expect(chooseStorage(undefined, 'postgres://localhost/x', s3Variables)).toBeDefined();
});

test('a store that is set up in part is an error that names what is missing', () => {
  const { CSTAR_S3_BUCKET: _, ...rest } = s3Variables;
  expect(() => chooseStorage(undefined, 'memory', rest)).toThrow('CSTAR_S3_BUCKET');
  expect(() => chooseStorage(undefined, 'memory', { ...s3Variables, CSTAR_S3_ENDPOINT: 'nowhere' })).toThrow(
    'CSTAR_S3_ENDPOINT',
  );
});

test('links are signed with the secret, for an hour, below the public address where one is set', () => {
  const file = { teamId: 't', environment: 'test', id: 'f' } as const;
  const now = new Date('2026-03-01T10:00:00.900Z');
  const links = createFileLinks('secret', 'https://files.example.com/');
  const { url, expiresAt } = links.sign(file, 'http://localhost', now);
  expect(url.startsWith('https://files.example.com/files/t/test/f?expires=')).toBe(true);
  expect(expiresAt.toISOString()).toBe('2026-03-01T11:00:00.000Z');
  const { expires = '', signature = '' } = Object.fromEntries(new URL(url).searchParams);
  expect(links.verify(file, expires, signature)).toBe(true);
  expect(createFileLinks('other').verify(file, expires, signature)).toBe(false);
  expect(links.verify({ ...file, environment: 'live' }, expires, signature)).toBe(false);
  expect(links.verify(file, String(Number(expires) + 1), signature)).toBe(false);
  expect(links.verify(file, expires, '')).toBe(false);
});
