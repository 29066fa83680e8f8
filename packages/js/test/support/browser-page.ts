import { vi } from 'vitest';

/** A page that is nothing but listeners and facts, put where a browser has its own. */
export interface FakePage {
  /** Listeners that are attached now, on the page and on what belongs to it. */
  listeners(): number;
  fire(name: string, event?: object): void;
  /** As an app does that changes the address itself, in a browser with the Navigation API. */
  navigate(url: string): void;
  /** Moves to an address of which nobody hears. */
  goTo(url: string): void;
  show(visibility: 'visible' | 'hidden'): void;
  storage: Map<string, string>;
  /** What was handed to `sendBeacon`. */
  beacons: { url: string; body: string }[];
}

type Listener = (event: object) => void;

function eventTarget() {
  const attached: [string, Listener][] = [];
  return {
    count: () => attached.length,
    fire(name: string, event: object) {
      for (const [each, listener] of [...attached]) if (each === name) listener(event);
    },
    addEventListener: (name: string, listener: Listener) => void attached.push([name, listener]),
    removeEventListener(name: string, listener: Listener) {
      const at = attached.findIndex(([each, other]) => each === name && other === listener);
      if (at !== -1) attached.splice(at, 1);
    },
  };
}

interface PageOptions {
  url?: string;
  referrer?: string;
  navigator?: object;
  /** Makes every use of the storage throw. */
  brokenStorage?: boolean;
  /** What was stored before. */
  stored?: Map<string, string>;
}

/** Puts a page in place until the test is over. */
export function fakePage(options: PageOptions = {}): FakePage {
  const { url = 'https://shop.example/', referrer = '', navigator = {}, brokenStorage = false } = options;
  const window = eventTarget();
  const navigation = eventTarget();
  const document = { visibilityState: 'visible', referrer };
  const location = { href: url };
  const storage = options.stored ?? new Map<string, string>();
  const beacons: FakePage['beacons'] = [];
  const use = <T>(work: () => T): T => {
    if (brokenStorage) throw new Error('The storage is full.');
    return work();
  };
  vi.stubGlobal('addEventListener', window.addEventListener);
  vi.stubGlobal('removeEventListener', window.removeEventListener);
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', location);
  vi.stubGlobal('navigation', navigation);
  vi.stubGlobal('navigator', {
    sendBeacon: (target: string, body: string) => beacons.push({ url: target, body }) > 0,
    ...navigator,
  });
  // As in a browser whose fetch cannot outlive a page.
  vi.stubGlobal('Request', undefined);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => use(() => storage.get(key) ?? null),
    setItem: (key: string, value: string) => use(() => void storage.set(key, value)),
    removeItem: (key: string) => use(() => void storage.delete(key)),
  });
  return {
    listeners: () => window.count() + navigation.count(),
    fire: (name, event = {}) => window.fire(name, event),
    goTo(to) {
      location.href = to;
    },
    navigate(to) {
      location.href = to;
      navigation.fire('currententrychange', {});
    },
    show(visibility) {
      document.visibilityState = visibility;
      window.fire('visibilitychange', {});
    },
    storage,
    beacons,
  };
}
