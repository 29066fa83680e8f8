import { ProactiveClient, type ProactiveClientOptions } from '@cstar.help/js/proactive';
import { afterEach, beforeEach, vi } from 'vitest';
import { type FakePage, fakePage } from './browser-page.ts';
import { type FakeFetch, fakeFetch, type Reply } from './fake-fetch.ts';
import { json, one } from './replies.ts';

/** An answer to signals from which nothing follows. */
export const nothing = json(one({ object: 'proactive_signals', accepted: 1, nudges: [] }));

export const nudge = {
  object: 'nudge',
  id: 'ndg_550e8400e29b41d4a716446655440000',
  title: 'Questions?',
  body: 'Ask us.',
  actionLabel: null,
  actionUrl: null,
  cooldown: 3_600,
};
export const withNudge = json(one({ object: 'proactive_signals', accepted: 1, nudges: [nudge] }));

/** A page for each test, a clock that stands still, and clients that end with the test. */
export function useProactive() {
  let clients: ProactiveClient[] = [];
  const here: { page: FakePage } = { page: fakePage() };
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-04-06T12:00:00.000Z') });
    here.page = fakePage({ url: 'https://shop.example/cart?mail=ada@example.com#total' });
  });
  afterEach(() => {
    for (const client of clients) client.destroy();
    clients = [];
    vi.useRealTimers();
  });

  function clientWith(options: Partial<ProactiveClientOptions> = {}, ...replies: Reply[]) {
    const fake: FakeFetch = fakeFetch(...(replies.length > 0 ? replies : [nothing]));
    const client = new ProactiveClient({ teamSlug: 'acme', fetch: fake.fetch, maxRetries: 0, ...options });
    clients.push(client);
    return {
      client,
      sent: fake.sent,
      bodies: () => fake.sent.map(({ init }) => JSON.parse(String(init.body))),
    };
  }
  return { here, clientWith };
}

/** The names of the signals in a batch. */
export const names = (body: { signals: { name: string }[] }): string[] =>
  body.signals.map(({ name }) => name);
