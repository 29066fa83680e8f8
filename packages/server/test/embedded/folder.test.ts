import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../src/db/folder-lock.ts';
import { start } from '../../src/main.ts';
import { send } from '../support/api.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cstar-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a server on a folder holds it alone, and finds its data again after a restart', async () => {
  const first = await start({ port: 0, database: folder });
  const team = await first.createTeam();
  const path = `/api/v1/teams/${team.teamId}/tickets`;
  const key = team.keys.secretTest;
  const made = await send('POST', path, { title: 'Kept' }, { key, server: first.url });
  await expect(start({ port: 0, database: folder })).rejects.toThrow(`is in use by process ${process.pid}`);
  await first.close();

  const second = await start({ port: 0, database: folder });
  const found = await send('GET', `${path}/${made.data.id}`, undefined, { key, server: second.url });
  expect(found.data.title).toBe('Kept');
  await second.close();
  expect(await readdir(folder)).not.toContain('server.pid');
});

test('a folder whose making was interrupted is made anew', async () => {
  await mkdir(join(folder, 'postgres', 'base'), { recursive: true });
  const server = await start({ port: 0, database: folder });
  expect((await send('GET', '/health', undefined, { server: server.url })).status).toBe(200);
  await server.close();
});

test('a lock of a living process is respected and names it and the file', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  try {
    await writeFile(join(folder, 'server.pid'), `${other.pid} 1`);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${other.pid}`);
    await expect(lockFolder(folder)).rejects.toThrow(join(folder, 'server.pid'));
  } finally {
    other.kill();
  }
});

test('a lock of a dead process is taken over', async () => {
  const other = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => other.once('exit', resolve));
  await writeFile(join(folder, 'server.pid'), `${other.pid} 1`);
  const release = await lockFolder(folder);
  expect(await readFile(join(folder, 'server.pid'), 'utf8')).toContain(String(process.pid));
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test('a lock of an earlier process with our own number is taken over', async () => {
  await writeFile(join(folder, 'server.pid'), `${process.pid} 1`);
  const release = await lockFolder(folder);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test('a lock of another computer is respected, and its message tells how to remove it', async () => {
  const path = join(folder, 'server.pid');
  await writeFile(path, '1 1 elsewhere.example');
  await expect(lockFolder(folder)).rejects.toThrow('on the computer elsewhere.example');
  await expect(lockFolder(folder)).rejects.toThrow(`delete ${path} and start again`);
  expect(await readFile(path, 'utf8')).toBe('1 1 elsewhere.example');
});

test('a lock names the computer of its process', async () => {
  const release = await lockFolder(folder);
  expect(await readFile(join(folder, 'server.pid'), 'utf8')).toContain(hostname());
  await release();
});

test('of several that want a folder at once, one gets it', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
});
