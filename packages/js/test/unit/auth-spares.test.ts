import { AuthClient } from '@cstar.help/js/auth';
import { beforeEach, expect, it, vi } from 'vitest';
import { ada, fakeBrowser, gate, pass } from '../support/auth.ts';
import { rejection } from '../support/client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

it('on a server no other tabs are followed', () => {
  const { open } = fakeBrowser();
  vi.stubGlobal('document', undefined);
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  expect(new AuthClient({ teamSlug: 'acme', storage }).isAuthenticated).toBe(false);
  expect(open.size).toBe(0);
});

it('a session that a newer version has stored is left alone', () => {
  const { storage, tab } = fakeBrowser();
  const text = '{"version":2}';
  storage.texts.set('cstar_session_acme', text);
  expect([tab().isAuthenticated, storage.texts.get('cstar_session_acme')]).toEqual([false, text]);
});

it('a tab that cannot store its session does not log the others out', async () => {
  const { storage, tab } = fakeBrowser();
  const [one, other] = [tab(), tab()];
  await one.login(ada);
  expect(other.isAuthenticated).toBe(true);
  vi.spyOn(storage, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  await one.refresh();
  await pass(1_000);
  expect(other.isAuthenticated).toBe(true);
});

it('a refresh whose answers are lost ends while the server still remembers the first', async () => {
  const { server, tab } = fakeBrowser();
  const auth = tab({ maxRetries: 3 });
  await auth.login(ada);
  server.after = () => gate().passed;
  const ended = rejection(auth.refresh());
  await pass(9_000);
  expect(await ended).toMatchObject({ name: 'CStarTimeoutError' });
  expect(server.count('refresh')).toBe(2);
});
