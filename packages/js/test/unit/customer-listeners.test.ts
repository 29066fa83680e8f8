import { AuthClient } from '@cstar.help/js/auth';
import { CommunityClient } from '@cstar.help/js/community';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createListeners } from '../../src/customer/listeners.ts';
import { ada, fakeBrowser } from '../support/auth.ts';
import { json, one } from '../support/replies.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('listeners', () => {
  it('that leave and come back during a round are called once in it', () => {
    const listeners = createListeners<[number]>();
    const heard: number[] = [];
    let off: () => void = () => undefined;
    const listener = (fact: number) => {
      heard.push(fact);
      if (heard.length > 10) throw new Error('it goes round and round');
      off();
      off = listeners.add(listener);
    };
    off = listeners.add(listener);
    listeners.tell(1);
    listeners.tell(2);

    expect(heard).toEqual([1, 2]);
  });

  it('that another one takes off are not called any more, in the same round', () => {
    const listeners = createListeners<[]>();
    const second = vi.fn();
    let off: () => void = () => undefined;
    listeners.add(() => off());
    off = listeners.add(second);
    listeners.tell();

    expect(second).not.toHaveBeenCalled();
  });

  it('that are the same function count as often as they were added', () => {
    const listeners = createListeners<[]>();
    const listener = vi.fn();
    const off = listeners.add(listener);
    listeners.add(listener);
    off();
    off();
    listeners.tell();

    expect(listener).toHaveBeenCalledOnce();
  });

  it('that are taken off all together hear nothing', () => {
    const listeners = createListeners<[]>();
    const second = vi.fn();
    listeners.add(() => listeners.clear());
    listeners.add(second);
    listeners.tell();

    expect(second).not.toHaveBeenCalled();
  });

  it.each([
    ['throw', () => Promise.resolve(), true],
    ['reject', () => Promise.reject(new Error('no')), false],
  ])('that %s are reported, and the others hear it all the same', async (_, run, throws) => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const own = vi.fn();
    for (const listeners of [createListeners<[]>(), createListeners<[]>(own)]) {
      const second = vi.fn();
      listeners.add(() => {
        if (throws) throw new Error('no');
        return run();
      });
      listeners.add(second);
      listeners.tell();
      expect(second).toHaveBeenCalledOnce();
    }
    await Promise.resolve();
    await Promise.resolve();

    expect([report.mock.calls, own.mock.calls]).toEqual([[[new Error('no')]], [[new Error('no')]]]);
  });

  it('that fail where nobody takes reports stop nothing', () => {
    vi.stubGlobal('reportError', undefined);
    const listeners = createListeners<[]>();
    listeners.add(() => {
      throw new Error('no');
    });

    expect(() => listeners.tell()).not.toThrow();
  });
});

it('a listener of an AuthClient may renew itself', async () => {
  const auth: AuthClient = fakeBrowser().tab();
  let count = 0;
  let off: () => void = () => undefined;
  const listener = () => {
    count += 1;
    if (count > 10) throw new Error('it goes round and round');
    off();
    off = auth.onSessionChange(listener);
  };
  off = auth.onSessionChange(listener);
  await auth.login(ada);

  expect([count, auth instanceof AuthClient]).toEqual([1, true]);
  auth.destroy();
});

it('a listener to votes may renew itself, and one that is taken off meanwhile hears nothing', async () => {
  const fetch = async () => json(one({ id: 'a', slug: 'a' }));
  const community = new CommunityClient({ teamSlug: 'acme', auth: () => 'token', fetch });
  const second = vi.fn();
  const heard = vi.fn();
  let off: () => void = () => undefined;
  const listener = () => {
    heard();
    offSecond();
    off();
    off = community.onVoteChange(listener);
  };
  off = community.onVoteChange(listener);
  const offSecond = community.onVoteChange(second);
  await community.vote('a');

  expect([heard.mock.calls.length, second.mock.calls.length]).toEqual([2, 0]);
});
