import {
  type AutomaticSignal,
  errors,
  idle,
  ProactiveClient,
  pageViews,
  rageClicks,
  type SignalProps,
  timeOnPage,
} from '@cstar.help/js/proactive';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakePage, fakePage } from '../support/browser-page.ts';
import { fakeFetch } from '../support/fake-fetch.ts';
import { json, one } from '../support/replies.ts';

let page: FakePage;
let detach: () => void;
let tracked: [string, SignalProps?][];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  page = fakePage();
  tracked = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function attach(signal: AutomaticSignal): void {
  detach = signal({
    track: (name, props) => void tracked.push(props ? [name, props] : [name]),
    page: () => void tracked.push(['page']),
  });
}

const all: [string, () => AutomaticSignal][] = [
  ['pageViews', pageViews],
  ['timeOnPage', timeOnPage],
  ['idle', idle],
  ['rageClicks', rageClicks],
  ['errors', errors],
];

it.each(all)('%s leaves no listener and no timer', async (_, make) => {
  attach(make());
  expect(page.listeners() + vi.getTimerCount()).toBeGreaterThan(0);
  detach();
  expect([page.listeners(), vi.getTimerCount()]).toEqual([0, 0]);
});

it.each(all)('%s does nothing where there is no page', (_, make) => {
  vi.unstubAllGlobals();
  attach(make());
  detach();
  expect([tracked, vi.getTimerCount()]).toEqual([[], 0]);
});

describe('page views', () => {
  it('are told now, on going back, and when an app changes the address', () => {
    attach(pageViews());
    page.navigate('https://shop.example/cart');
    page.fire('popstate');
    expect(tracked).toEqual([['page'], ['page'], ['page']]);
  });

  it('count once per page', async () => {
    const { fetch, sent } = fakeFetch(json(one({ accepted: 1, nudges: [] })));
    const client = new ProactiveClient({ teamSlug: 'acme', fetch, consent: true, signals: [pageViews()] });
    client.start();
    client.start();
    client.page();
    page.navigate('https://shop.example/?sort=price#top');
    page.navigate('https://shop.example/cart');
    client.page();
    client.page('/checkout/payment?token=1');
    client.page('/checkout/payment');
    await client.flush();
    const body = JSON.parse(String(sent[0]?.init.body));
    expect(body.signals.map(({ name }: { name: string }) => name)).toEqual(Array(3).fill('page_view'));
    expect(body.page.url).toBe('/checkout/payment');
    client.stop();
    page.navigate('https://shop.example/other');
    expect(sent).toHaveLength(1);
    client.destroy();
    expect(page.listeners()).toBe(0);
  });
});

describe('time on page', () => {
  it('is told at some moments', async () => {
    attach(timeOnPage());
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(tracked.map(([, props]) => props?.seconds)).toEqual([10, 20, 30, 45, 60, 90, 120, 180, 300, 600]);
  });

  it('counts only while the page can be seen, and anew on each page', async () => {
    attach(timeOnPage({ at: [3] }));
    await vi.advanceTimersByTimeAsync(2_000);
    page.show('hidden');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tracked).toEqual([]);
    page.show('visible');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tracked).toEqual([['time_on_page', { seconds: 3 }]]);
    page.goTo('https://shop.example/cart');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tracked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tracked).toHaveLength(2);
  });
});

describe('idle', () => {
  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'])(
    'comes after a minute without input, and again only after %s',
    async (input) => {
      attach(idle());
      await vi.advanceTimersByTimeAsync(40_000);
      page.fire(input);
      await vi.advanceTimersByTimeAsync(59_999);
      expect(tracked).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(tracked).toEqual([['idle', { seconds: 60 }]]);
      await vi.advanceTimersByTimeAsync(600_000);
      expect(tracked).toHaveLength(1);
      page.fire(input);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(tracked).toHaveLength(2);
    },
  );
});

describe('rage clicks', () => {
  type Click = [x: number, y: number, wait: number];
  it.each<[string, number, Click[]]>([
    [
      'three in one place within a second',
      1,
      [
        [5, 5, 0],
        [5, 5, 500],
        [5, 5, 500],
      ],
    ],
    [
      'three within 30 pixels',
      1,
      [
        [0, 0, 0],
        [30, 0, 10],
        [15, 10, 10],
      ],
    ],
    [
      'two',
      0,
      [
        [5, 5, 0],
        [5, 5, 10],
      ],
    ],
    [
      'three that took longer',
      0,
      [
        [5, 5, 0],
        [5, 5, 501],
        [5, 5, 500],
      ],
    ],
    [
      'three of which one is elsewhere',
      0,
      [
        [5, 5, 0],
        [5, 36, 10],
        [5, 5, 10],
      ],
    ],
    ['six', 2, Array<Click>(6).fill([5, 5, 10])],
    ['five', 1, Array<Click>(5).fill([5, 5, 10])],
  ])('%s: %i', (_, count, clicks) => {
    attach(rageClicks());
    for (const [clientX, clientY, wait] of clicks) {
      vi.setSystemTime(Date.now() + wait);
      page.fire('click', { clientX, clientY });
    }
    expect(tracked).toEqual(Array(count).fill(['rage_click']));
  });
});

describe('errors', () => {
  const message = (text: unknown) => ['error', { message: text }];

  it.each([
    [
      'its message',
      'error',
      { error: new TypeError('x is null'), message: 'Uncaught TypeError' },
      'x is null',
    ],
    ['its text, where there is nothing else', 'error', { message: 'Script error.' }, 'Script error.'],
    [
      'what a promise was rejected with',
      'unhandledrejection',
      { reason: new Error('No network') },
      'No network',
    ],
    ['what else it was rejected with', 'unhandledrejection', { reason: 7 }, '7'],
    [
      'no parameters',
      'error',
      { message: 'GET https://a.example/b?token=abc#d failed' },
      'GET https://a.example/b failed',
    ],
    ['no e-mail address', 'error', { message: 'No user ada@example.com here' }, 'No user … here'],
    [
      'a symbol it was rejected with',
      'unhandledrejection',
      { reason: Symbol('mail ada@example.com') },
      'Symbol(mail …)',
    ],
    ['the kind of what has no text', 'unhandledrejection', { reason: Object.create(null) }, 'object'],
    [
      'the kind of what cannot be read',
      'unhandledrejection',
      {
        reason: {
          toString: () => {
            throw new Error('mine');
          },
        },
      },
      'object',
    ],
    ['200 characters', 'error', { message: 'x'.repeat(300) }, 'x'.repeat(200)],
  ])('are told by %s', (_, name, event, text) => {
    attach(errors());
    page.fire(name, event);
    expect(tracked).toEqual([message(text)]);
  });

  it('are not told of images that did not load', () => {
    attach(errors());
    page.fire('error', { target: {} });
    expect(tracked).toEqual([]);
  });

  it('are told ten times at most', () => {
    attach(errors());
    for (let count = 0; count < 30; count += 1) page.fire('error', { message: `${count}` });
    expect(tracked).toHaveLength(10);
  });
});
