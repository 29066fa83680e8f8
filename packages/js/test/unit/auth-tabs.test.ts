import type { Fetch } from '@cstar.help/js';
import type { AuthClient, AuthStorage, CustomerSession } from '@cstar.help/js/auth';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuthRequest, ada, bob, fakeBrowser, gate, pass } from '../support/auth.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

/** Two tabs that follow what happens, and what their listeners were told. */
function twoTabs(options: Parameters<ReturnType<typeof fakeBrowser>['tab']>[0] = {}) {
  const browser = fakeBrowser();
  const tabs = [browser.tab(options), browser.tab(options)] as const;
  const seen = tabs.map((tab) => {
    const tokens: (string | undefined)[] = [];
    tab.onSessionChange((session) => tokens.push(session?.accessToken));
    return tokens;
  });
  return { ...browser, tabs, seen };
}

describe('tabs', () => {
  it('follow a login, a refresh and a logout of each other', async () => {
    const { tabs, seen } = twoTabs();
    const [one, other] = tabs;
    await one.login(ada);
    await pass();
    expect(other.getCustomer()?.id).toBe('cus_ada');
    await other.refresh();
    await pass();
    expect(one.accessToken).toBe('access-2-ada');
    await one.logout();
    await pass();
    expect(other.isAuthenticated).toBe(false);
    expect(seen).toEqual([
      ['access-1-ada', 'access-2-ada', undefined],
      ['access-1-ada', 'access-2-ada', undefined],
    ]);
  });

  it('tell each other once, without an echo, and never what a token is', async () => {
    const { tabs, told } = twoTabs();
    await tabs[0].login(ada);
    await pass(60_000);
    await tabs[1].logout();
    await pass(60_000);
    expect(told).toEqual(['null', 'null']);
  });

  it('of other teams and environments are left alone', async () => {
    const { tab, storage } = fakeBrowser();
    const read = vi.spyOn(storage, 'getItem');
    const others = [tab({ environment: 'test' }), tab({ teamSlug: 'other' })];
    for (const other of others) other.onSessionChange(() => undefined);
    const before = read.mock.calls.length;
    await tab().login(ada);
    await pass();
    expect(others.map((auth) => auth.isAuthenticated)).toEqual([false, false]);
    expect(read.mock.calls.length - before).toBe(1);
  });

  it('that are closed are told nothing, and tell nothing', async () => {
    const { tabs, open } = twoTabs();
    const [one, other] = tabs;
    other.destroy();
    await one.login(ada);
    await pass();
    expect([other.isAuthenticated, open.size]).toEqual([false, 1]);
  });

  it('let no session of a frozen one live on: it looks before it refreshes', async () => {
    const { tabs, line, server } = twoTabs();
    const [one, frozen] = tabs;
    await one.login(ada);
    await pass();
    line.isCut = true;
    await one.logout();
    await one.login(bob);
    await pass(900_000);
    expect(await frozen.getAccessToken()).toBe('access-3-bob');
    expect(server.requests.filter(({ path }) => path === 'refresh')).toMatchObject([
      { body: { refreshToken: 'refresh-2-bob' } },
    ]);
  });

  it('do not use a refresh token that another one has used: the latest in the storage counts', async () => {
    const { tabs, line, server } = twoTabs();
    const [one, frozen] = tabs;
    await one.login(ada);
    await pass();
    line.isCut = true;
    await pass(900_000);
    await one.refresh();
    await pass(20_000);
    expect(await frozen.getAccessToken()).toBe('access-2-ada');
    expect(server.count('refresh')).toBe(1);
  });

  it('that refresh at the same moment end with the same session', async () => {
    const { tabs, server } = twoTabs();
    await tabs[0].login(ada);
    await pass(900_000);
    const tokens = await Promise.all(tabs.map((auth) => auth.getAccessToken()));
    await pass();
    expect(new Set(tokens).size).toBe(1);
    expect(tabs[0].getSession()).toEqual(tabs[1].getSession());
    expect(server.accepts(tokens[0])).toBe(true);
  });

  it('do not log out when the other one was faster: after a refusal they look once more', async () => {
    const { tabs, line, server } = twoTabs();
    const [one, slow] = tabs;
    await one.login(ada);
    await pass();
    line.isCut = true;
    await pass(900_000);
    const way = gate();
    const ofSlow = (request: AuthRequest) => request.path === 'refresh' && server.count('refresh') === 1;
    server.before = (request) => (ofSlow(request) ? way.passed : undefined);
    const token = slow.getAccessToken();
    await pass();
    // The other one refreshes, and its token is out of use by the time that the slow request arrives.
    await one.refresh();
    server.end('ada');
    way.open();
    expect(await token).toBe('access-2-ada');
    expect(slow.isAuthenticated).toBe(true);
  });

  it('without a BroadcastChannel hear of the storage', async () => {
    const listeners = new Set<(event: object) => void>();
    const { tab, storage } = fakeBrowser();
    vi.stubGlobal('BroadcastChannel', undefined);
    vi.stubGlobal('addEventListener', (_: string, listener: () => void) => listeners.add(listener));
    vi.stubGlobal('removeEventListener', (_: string, listener: () => void) => listeners.delete(listener));
    const changed = (key: string | null) => {
      for (const listener of listeners) listener({ key });
    };
    const [one, other] = [tab(), tab()];
    other.onSessionChange(() => undefined);
    await one.login(ada);
    changed('something_else');
    expect(other.isAuthenticated).toBe(false);
    changed('cstar_session_acme');
    expect(other.isAuthenticated).toBe(true);
    storage.texts.clear();
    changed(null);
    expect(other.isAuthenticated).toBe(false);
    one.destroy();
    other.destroy();
    expect(listeners.size).toBe(0);
  });

  it('that may not have a channel do without', async () => {
    const { tab } = fakeBrowser();
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        constructor() {
          throw new DOMException('No.', 'SecurityError');
        }
      },
    );
    const auth = tab();
    await auth.login(ada);
    expect(auth.isAuthenticated).toBe(true);
    auth.destroy();
  });

  it('do not keep a process alive', async () => {
    const { tab, storage } = fakeBrowser();
    const unref = vi.fn();
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        unref = unref;
      },
    );
    void tab({ storage }).isAuthenticated;
    expect(unref).toHaveBeenCalledOnce();
  });
});

type Deed = 'login' | 'logout' | 'ask' | 'refuse';

type Action =
  | { do: Deed; tab: number }
  | { do: 'go'; which: number; lost: boolean }
  | { do: 'deliver'; which: number }
  | { do: 'pass'; milliseconds: number };

/** Takes one of many out of a list. */
const take = <T>(list: T[], which: number): T | undefined => list.splice(which % (list.length || 1), 1)[0];

/** One of two tabs, and what its person has done last. */
class PersonsTab {
  readonly auth: AuthClient;
  /** The number of the login that came before their latest one or their logout: none up to it may come back. */
  floor = 0;
  refreshing = 0;

  constructor(make: (fetch: Fetch) => AuthClient, fetch: Fetch) {
    this.auth = make(async (url, init) => {
      if (!url.endsWith('/refresh')) return fetch(url, init);
      this.refreshing += 1;
      expect(this.refreshing).toBe(1);
      let isOver = false;
      const over = () => {
        if (!isOver) this.refreshing -= 1;
        isOver = true;
      };
      init.signal.addEventListener('abort', over);
      return fetch(url, init).finally(over);
    });
    this.auth.onSessionChange(() => undefined);
  }
}

/** Two tabs, whose requests, answers and messages wait until somebody lets them go on. */
class World {
  readonly browser = fakeBrowser();
  readonly tabs: PersonsTab[];
  /** What the storage must never be seen to do. */
  readonly faults: string[] = [];
  readonly #waiting: ((reply?: unknown) => void)[] = [];
  readonly #messages: (() => void)[] = [];
  readonly #calls: Promise<unknown>[] = [];
  /** Who made each login, by its number. */
  readonly #logins: PersonsTab[] = [];

  constructor(storage?: AuthStorage) {
    const { server, tab } = this.browser;
    const wait = () => new Promise((resolve) => this.#waiting.push(resolve));
    server.before = wait;
    server.after = wait;
    vi.stubGlobal('BroadcastChannel', this.#channel());
    const write = this.browser.storage.setItem.bind(this.browser.storage);
    vi.spyOn(this.browser.storage, 'setItem').mockImplementation((key, text) => {
      this.#inspect(this.session, JSON.parse(text).session);
      write(key, text);
    });
    const make = (fetch: Fetch) => tab({ fetch, ...(storage && { storage }) });
    this.tabs = [new PersonsTab(make, server.fetch), new PersonsTab(make, server.fetch)];
  }

  /** The session that the storage holds. */
  get session(): CustomerSession | null {
    const text = this.browser.storage.texts.get('cstar_session_acme');
    return text === undefined ? null : JSON.parse(text).session;
  }

  #inspect(before: CustomerSession | null, after: CustomerSession): void {
    const parent = this.browser.server.parents.get(after.accessToken);
    if (parent !== undefined) {
      if (before?.refreshToken !== parent)
        this.faults.push(`${after.accessToken} over ${before?.accessToken}`);
      return;
    }
    const number = Number(after.customer.name.slice(1));
    const tab = this.#logins[number - 1];
    if (!tab || number <= tab.floor) this.faults.push(`login ${number} came back`);
    else tab.floor = number;
  }

  #channel() {
    const messages = this.#messages;
    const channels = new Set<{ onmessage: (() => void) | null }>();
    return class {
      onmessage: (() => void) | null = null;
      constructor() {
        channels.add(this);
      }
      postMessage() {
        for (const other of channels) if (other !== this) messages.push(() => other.onmessage?.());
      }
      close() {
        channels.delete(this);
      }
    };
  }

  #do(tab: PersonsTab, deed: Deed): PromiseLike<unknown> {
    const { auth } = tab;
    if (deed === 'login') {
      this.#logins.push(tab);
      return auth.login({ email: `c${this.#logins.length}@example.com`, password: 'x' });
    }
    if (deed === 'logout') {
      tab.floor = this.#logins.length;
      return auth.logout();
    }
    return auth.getAccessToken({ refused: deed === 'refuse' ? (auth.accessToken ?? undefined) : undefined });
  }

  async act(action: Action): Promise<void> {
    if (action.do === 'pass') await pass(action.milliseconds);
    else if (action.do === 'deliver') take(this.#messages, action.which)?.();
    else if (action.do === 'go') {
      take(
        this.#waiting,
        action.which,
      )?.(action.lost ? Promise.reject(new TypeError('fetch failed')) : undefined);
    } else {
      const tab = this.tabs[action.tab];
      if (tab) this.#calls.push(Promise.resolve(this.#do(tab, action.do)).catch(() => undefined));
    }
    await pass();
  }

  /** Everything that waits goes on, until nothing does. Gives what the tabs and the storage have in the end. */
  async settle(): Promise<(CustomerSession | null)[]> {
    for (let round = 0; round < 60; round += 1) {
      for (const go of this.#waiting.splice(0)) go();
      for (const deliver of this.#messages.splice(0)) deliver();
      await pass(10);
    }
    await Promise.all(this.#calls);
    return [this.session, ...this.tabs.map(({ auth }) => auth.getSession())];
  }
}

const deed: fc.Arbitrary<Deed> = fc.constantFrom('login', 'logout', 'ask', 'refuse');
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: deed, tab: fc.constantFrom(0, 1) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('go' as const),
      which: fc.nat(5),
      lost: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deliver' as const), which: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(1, 500, 3_000, 870_000, 900_000),
    }),
  },
);
const actions = fc.array(action, { minLength: 3, maxLength: 40 });

describe('two tabs, with logins, logouts, refreshes and their answers in any order', () => {
  it('never put an older session over a newer one, refresh one at a time, and end with the same', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (given) => {
        const world = new World();
        for (const one of given) await world.act(one);
        const [stored, ...held] = await world.settle();

        expect(world.faults).toEqual([]);
        expect(held).toEqual([stored, stored]);
        expect(vi.getTimerCount()).toBe(0);
        for (const { auth } of world.tabs) auth.destroy();
      }),
      { numRuns: 500 },
    );
  });

  it('end with the same also on a storage that takes its time', async () => {
    await fc.assert(
      fc.asyncProperty(actions, fc.infiniteStream(fc.nat(4)), async (given, delays) => {
        const later = async <T>(run: () => T): Promise<T> => {
          await new Promise((resolve) => setTimeout(resolve, delays.next().value));
          return run();
        };
        const world: World = new World({
          getItem: (key) => later(() => world.browser.storage.texts.get(key)),
          setItem: (key, text) => later(() => world.browser.storage.texts.set(key, text)),
          removeItem: (key) => later(() => world.browser.storage.texts.delete(key)),
        });
        for (const one of given) await world.act(one);
        const [stored, ...held] = await world.settle();

        expect(held).toEqual([stored, stored]);
        for (const { auth } of world.tabs) auth.destroy();
      }),
      { numRuns: 200 },
    );
  });
});
