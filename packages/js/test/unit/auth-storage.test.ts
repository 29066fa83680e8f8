import type { AuthStorage } from '@cstar.help/js/auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ada, bob, type FakeStorage, fakeBrowser, gate, pass } from '../support/auth.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

const key = 'cstar_session_acme';

/** A storage that takes its time for everything. */
function slowStorage(texts = new Map<string, string>(), milliseconds = 50) {
  const later = async <T>(run: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return run();
  };
  const storage = {
    getItem: vi.fn((name: string) => later(() => texts.get(name))),
    setItem: vi.fn((name: string, value: string) => later(() => void texts.set(name, value))),
    removeItem: vi.fn((name: string) => later(() => void texts.delete(name))),
  } satisfies AuthStorage;
  return { texts, storage };
}

describe('localStorage', () => {
  it.each([
    [undefined, key],
    ['live' as const, key],
    ['test' as const, `${key}:test`],
  ])('holds the session of the environment %s under %s', async (environment, name) => {
    const { storage, tab } = fakeBrowser();
    await tab({ environment }).login(ada);
    expect([...storage.texts.keys()]).toEqual([name]);
    const again = tab({ environment });
    expect([again.isAuthenticated, again.accessToken]).toEqual([true, 'access-1-ada']);
  });

  it('keeps the environments apart', async () => {
    const { tab } = fakeBrowser();
    await tab().login(ada);
    expect(tab({ environment: 'test' }).isAuthenticated).toBe(false);
    expect(tab({ teamSlug: 'other' }).isAuthenticated).toBe(false);
  });

  it('is looked at when somebody asks, not before', async () => {
    const { storage, open, tab } = fakeBrowser();
    const read = vi.spyOn(storage, 'getItem');
    const auth = tab();
    expect([read.mock.calls.length, open.size]).toEqual([0, 0]);
    void auth.isAuthenticated;
    void auth.isAuthenticated;
    expect([read.mock.calls.length, open.size]).toEqual([1, 1]);
  });

  it.each(['', '{', 'null', '{"version":0}', '[object Object]'])(
    'with garbage in it is as if it were empty, and is cleaned: %j',
    async (garbage) => {
      const { storage, tab } = fakeBrowser();
      storage.texts.set(key, garbage);
      const auth = tab();
      expect([auth.isAuthenticated, storage.texts.size]).toEqual([false, 0]);
      await auth.login(ada);
      expect(tab().isAuthenticated).toBe(true);
    },
  );

  it('that was emptied by hand ends the session when it is looked at', async () => {
    const { storage, tab } = fakeBrowser();
    const auth = tab();
    await auth.login(ada);
    storage.texts.clear();
    await pass(900_000);
    expect(await auth.getAccessToken()).toBeNull();
  });
});

const forbidden = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('a storage that does not work', () => {
  it.each<[string, (storage: FakeStorage) => void]>([
    ['reads', (storage) => vi.spyOn(storage, 'getItem').mockImplementation(forbidden)],
    ['writes', (storage) => vi.spyOn(storage, 'setItem').mockImplementation(forbidden)],
    [
      'does anything',
      (storage) => {
        storage.failing = forbidden;
      },
    ],
    ['is looked at', () => Object.defineProperty(globalThis, 'localStorage', { get: forbidden })],
    ['is there', () => vi.stubGlobal('localStorage', null)],
  ])('is given up for memory when it throws as it %s', async (_, spoil) => {
    const { storage, tab } = fakeBrowser();
    spoil(storage);
    const auth = tab();
    await auth.login(ada);
    expect(auth.accessToken).toBe('access-1-ada');
    await pass(900_000);
    expect(await auth.getAccessToken()).toBe('access-2-ada');
    await auth.logout();
    expect([auth.isAuthenticated, storage.texts.size]).toEqual([false, 0]);
  });

  it('from some time on leaves nothing old behind', async () => {
    const { storage, tab } = fakeBrowser();
    const auth = tab();
    await auth.login(ada);
    vi.spyOn(storage, 'setItem').mockImplementation(forbidden);
    await auth.refresh();
    expect([auth.accessToken, storage.texts.size]).toEqual(['access-2-ada', 0]);
    await pass(900_000);
    expect(await auth.getAccessToken()).toBe('access-3-ada');
  });

  it('is not asked again', async () => {
    const { storage, tab } = fakeBrowser();
    const set = vi.spyOn(storage, 'setItem').mockImplementation(forbidden);
    const auth = tab();
    await auth.login(ada);
    await auth.login(bob);
    expect(set).toHaveBeenCalledOnce();
  });

  it.each(['getItem', 'setItem', 'removeItem'] as const)('may reject as well: %s', async (method) => {
    const { storage, texts } = slowStorage();
    storage[method].mockImplementation(() => Promise.reject(new Error('full')));
    const auth = fakeBrowser().tab({ storage });
    const login = auth.login(ada);
    await pass(500);
    expect((await login).customer.id).toBe('cus_ada');
    const logout = auth.logout();
    await pass(500);
    await logout;
    expect(auth.isAuthenticated).toBe(false);
    expect(texts.size).toBe(method === 'removeItem' ? 1 : 0);
  });
});

describe('memory', () => {
  it('touches neither the storage nor the other tabs', async () => {
    const { storage, open, told, tab } = fakeBrowser();
    const [one, other] = [tab({ storage: 'memory' }), tab({ storage: 'memory' })];
    await one.login(ada);
    await pass();
    expect([one, other].map((auth) => auth.isAuthenticated)).toEqual([true, false]);
    expect([storage.texts.size, open.size, told.length]).toEqual([0, 0, 0]);
  });
});

describe('a storage of your own', () => {
  it('may be as small as a map', async () => {
    const texts = new Map<string, string>();
    const storage: AuthStorage = {
      getItem: (name) => texts.get(name),
      setItem: (name, value) => texts.set(name, value),
      removeItem: (name) => texts.delete(name),
    };
    const { tab } = fakeBrowser();
    await tab({ storage }).login(ada);
    expect(tab({ storage }).accessToken).toBe('access-1-ada');
  });

  it('may take its time: who asks for a token waits, and listeners are told what it held', async () => {
    const { storage } = slowStorage();
    const { server, tab } = fakeBrowser();
    const before = tab({ storage }).login(ada);
    await pass(500);
    await before;
    const auth = tab({ storage });
    const changed = vi.fn();
    auth.onSessionChange(changed);
    expect(auth.isAuthenticated).toBe(false);
    const token = auth.getAccessToken();
    await pass(50);
    expect(await token).toBe('access-1-ada');
    expect(changed).toHaveBeenCalledExactlyOnceWith(auth.getSession());
    expect(server.count('refresh')).toBe(0);
  });

  it('has the session when login resolves', async () => {
    const { storage, texts } = slowStorage();
    const login = fakeBrowser().tab({ storage }).login(ada);
    await pass(1_000);
    await login;
    expect(texts.get(key)).toContain('access-1-ada');
  });

  it('that answers late does not undo a login', async () => {
    const { storage } = slowStorage();
    const slow = gate();
    storage.getItem.mockImplementation(async () => void (await slow.passed));
    const auth = fakeBrowser().tab({ storage });
    expect(auth.isAuthenticated).toBe(false);
    const login = auth.login(ada);
    await pass(500);
    expect(auth.isAuthenticated).toBe(true);
    slow.open();
    await pass(500);
    await login;
    expect(auth.isAuthenticated).toBe(true);
  });

  it('that is still being read lets a logout not end the login after it', async () => {
    const { storage } = slowStorage();
    const slow = gate();
    storage.getItem.mockImplementationOnce(async () => void (await slow.passed));
    const { server, tab } = fakeBrowser();
    const auth = tab({ storage });
    const logout = auth.logout();
    const login = auth.login(ada);
    await pass(500);
    expect(auth.isAuthenticated).toBe(true);
    slow.open();
    await pass(500);
    await Promise.all([logout, login]);
    expect([auth.isAuthenticated, server.accepts(auth.accessToken)]).toEqual([true, true]);
  });

  it('is written to in the order of what happened', async () => {
    const { storage, texts } = slowStorage();
    let wait = 500;
    storage.setItem.mockImplementation(async (name, value) => {
      const mine = wait;
      wait = 10;
      await new Promise((resolve) => setTimeout(resolve, mine));
      texts.set(name, value);
    });
    const auth = fakeBrowser().tab({ storage });
    const all = Promise.all([auth.login(ada), auth.login(bob)]);
    await pass(2_000);
    await all;
    const out = auth.logout();
    await pass(2_000);
    await out;
    expect(texts.size).toBe(0);
  });
});
