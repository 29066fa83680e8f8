import { type AutomaticSignal, type ProactiveClientOptions, pageViews } from '@cstar.help/js/proactive';
import { describe, expect, it, vi } from 'vitest';
import { fakePage } from '../support/browser-page.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { names, nothing, nudge, useProactive, withNudge } from '../support/proactive.ts';
import { failed } from '../support/replies.ts';

const { here, clientWith } = useProactive();

describe('before the visitor agrees', () => {
  it('nothing is sent and nothing is stored, whatever happens', async () => {
    const { client, sent } = clientWith({ signals: [pageViews()] });
    client.start();
    for (let count = 0; count < 50; count += 1) client.track('buy');
    await client.flush();
    expect(await client.nudges()).toEqual([]);
    expect(await client.seen(nudge.id)).toBeUndefined();
    here.page.show('hidden');
    here.page.fire('pagehide');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sent).toEqual([]);
    expect(here.page.beacons).toEqual([]);
    expect(here.page.storage.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('the latest 100 signals wait, and go when they do', async () => {
    const { client, bodies } = clientWith({ batch: { size: 100 } });
    for (let count = 0; count < 130; count += 1) client.track(`signal_${count}`);
    client.setConsent(true);
    await client.flush();
    expect(bodies().flatMap(names)).toEqual(
      Array.from({ length: 100 }, (_, index) => `signal_${index + 30}`),
    );
  });

  it.each<[string, ProactiveClientOptions['consent']]>([
    ['an option', false],
    ['a function', () => false],
  ])('and refuses by %s, nothing waits either', async (_, consent) => {
    const { client, sent } = clientWith({ consent });
    client.track('buy');
    client.setConsent(true);
    await client.flush();
    expect(sent).toEqual([]);
  });

  it('a function is asked each time', async () => {
    let answer: boolean | undefined;
    const { client, bodies } = clientWith({ consent: () => answer });
    client.track('early');
    await client.flush();
    expect(bodies()).toEqual([]);
    answer = true;
    client.track('late');
    await client.flush();
    expect(bodies().map(names)).toEqual([['early', 'late']]);
  });
});

describe('who withdraws', () => {
  it('leaves no trace, and what is under way ends', async () => {
    let aborted = false;
    const { client, sent } = clientWith({ consent: true }, ({ init }) => {
      init.signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => undefined);
    });
    client.track('buy');
    const flushed = client.flush();
    await vi.advanceTimersByTimeAsync(1);
    expect([sent.length, here.page.storage.size]).toEqual([1, 1]);
    client.setConsent(false);
    await flushed;
    expect([aborted, here.page.storage.size]).toEqual([true, 0]);
    client.track('more');
    await vi.advanceTimersByTimeAsync(60_000);
    here.page.fire('pagehide');
    expect([sent.length, here.page.beacons.length]).toEqual([1, 0]);
  });

  it('and agrees again is somebody else', async () => {
    const { client, bodies } = clientWith({ consent: true });
    client.track('buy');
    await client.flush();
    client.setConsent(false);
    client.setConsent(true);
    client.track('buy');
    await client.flush();
    const [first, second] = bodies();
    expect(first.visitorId).toMatch(/^[\w-]{16,64}$/);
    expect(second.visitorId).toMatch(/^[\w-]{16,64}$/);
    expect(second.visitorId).not.toBe(first.visitorId);
  });
});

describe('who withdraws where nobody says so', () => {
  const withdrawals: [string, (agrees: { now: boolean | undefined }) => void][] = [
    [
      'by a function that says no',
      (agrees) => {
        agrees.now = false;
      },
    ],
    ['by Do Not Track', () => vi.stubGlobal('navigator', { doNotTrack: '1' })],
    ['by Global Privacy Control', () => vi.stubGlobal('navigator', { globalPrivacyControl: true })],
  ];

  it.each(withdrawals)('%s is asked when the timer is over', async (_, withdraw) => {
    const agrees = { now: true };
    const { client, sent } = clientWith({ consent: () => agrees.now });
    client.track('buy');
    withdraw(agrees);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, here.page.storage.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it.each(withdrawals)('%s is asked before the next batch', async (_, withdraw) => {
    const agrees = { now: true };
    const { client, sent } = clientWith({ consent: () => agrees.now, batch: { size: 2 } }, () => {
      withdraw(agrees);
      return withNudge.clone();
    });
    const shown = vi.fn();
    client.onNudge(shown);
    for (let count = 0; count < 2; count += 1) client.track('buy');
    client.track('more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, here.page.storage.size]).toEqual([1, 0]);
    expect(shown).not.toHaveBeenCalled();
  });

  it.each(withdrawals)('%s is asked before what was lost goes again', async (_, withdraw) => {
    const agrees = { now: true };
    const { client, sent } = clientWith({ consent: () => agrees.now, maxRetries: 3 }, () => {
      withdraw(agrees);
      throw networkFailure();
    });
    client.track('buy');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([sent.length, here.page.storage.size, vi.getTimerCount()]).toEqual([1, 0, 0]);
  });

  it.each(withdrawals)('%s is asked before a nudge is told of again', async (_, withdraw) => {
    const agrees = { now: true };
    const { client, sent } = clientWith({ consent: () => agrees.now, maxRetries: 3 }, () => {
      withdraw(agrees);
      return failed(503);
    });
    const told = client.seen(nudge.id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await told).toBeUndefined();
    expect([sent.length, here.page.storage.size]).toEqual([1, 0]);
  });

  it('ends what is under way, as soon as anything happens', async () => {
    const agrees = { now: true };
    const aborted = vi.fn();
    const { client } = clientWith({ consent: () => agrees.now }, ({ init }) => {
      init.signal.addEventListener('abort', aborted);
      return new Promise(() => undefined);
    });
    client.track('buy');
    await vi.advanceTimersByTimeAsync(5_000);
    agrees.now = false;
    client.track('more');
    await vi.advanceTimersByTimeAsync(0);
    expect(aborted).toHaveBeenCalledOnce();
  });

  it('keeps what waits when nobody has answered any more', async () => {
    const agrees: { now: boolean | undefined } = { now: true };
    const { client, bodies } = clientWith({ consent: () => agrees.now });
    client.track('buy');
    agrees.now = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([bodies().length, here.page.storage.size]).toEqual([0, 0]);
    agrees.now = true;
    await client.flush();
    expect(bodies().map(names)).toEqual([['buy']]);
  });

  it('gets back nothing of what a page that goes could not send', async () => {
    const { client, bodies } = clientWith({ consent: true }, networkFailure(), nothing);
    client.track('buy');
    here.page.fire('pagehide');
    client.setConsent(false);
    await vi.advanceTimersByTimeAsync(0);
    client.setConsent(true);
    client.track('later');
    await client.flush();
    expect(bodies().slice(1).map(names)).toEqual([['later']]);
  });

  it('asks for the token of the customer as before', async () => {
    const { client, sent } = clientWith({ consent: true, auth: async () => 'token-1' });
    client.track('buy');
    await client.flush();
    expect(sent[0]?.headers.authorization).toBe('Bearer token-1');
  });
});

describe('where the browser objects', () => {
  it.each([
    ['by Do Not Track', { doNotTrack: '1' }],
    ['by Global Privacy Control', { globalPrivacyControl: true }],
  ])('%s, nothing is sent, stored or watched, whatever the visitor agreed to', async (_, navigator) => {
    here.page = fakePage({ navigator, stored: new Map([['cstar_visitor_acme', 'visitor-0123456789']]) });
    const attach = vi.fn<AutomaticSignal>(() => () => undefined);
    const { client, sent } = clientWith({ consent: true, signals: [attach] });
    client.start();
    client.track('buy');
    client.setConsent(true);
    await client.flush();
    here.page.fire('pagehide');
    expect([sent.length, here.page.beacons.length, here.page.storage.size, here.page.listeners()]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(attach).not.toHaveBeenCalled();
  });

  it('it counts for nothing when the page says so', async () => {
    here.page = fakePage({ navigator: { doNotTrack: '1' } });
    const { client, sent } = clientWith({ consent: true, respectDoNotTrack: false });
    client.track('buy');
    await client.flush();
    expect(sent).toHaveLength(1);
  });
});
