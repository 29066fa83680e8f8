import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { silence } from '../support/fake-fetch.ts';
import { failed } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const destroyed = {
  name: 'CStarError',
  code: 'client_destroyed',
  message: 'This client was destroyed. Make a new one.',
};

describe('destroy()', () => {
  it('ends the calls under way, also for fetch', async () => {
    const { cstar, sent } = clientWith({}, silence);
    const calls = [rejection(cstar.tickets.get(ticketId)), rejection(cstar.tickets.list())];
    await vi.advanceTimersByTimeAsync(0);
    cstar.destroy();

    for (const error of await Promise.all(calls)) expect(error).toMatchObject(destroyed);
    for (const { init } of sent) expect(init.signal.aborted).toBe(true);
  });

  it('wakes the calls that wait to retry', async () => {
    const { cstar, sent } = clientWith({}, failed(429, 'Wait.', { 'retry-after': '60' }));
    const call = rejection(cstar.tickets.get(ticketId));
    await vi.advanceTimersByTimeAsync(0);
    cstar.destroy();

    expect(vi.getTimerCount()).toBe(0);
    expect(await call).toMatchObject(destroyed);
    expect(sent).toHaveLength(1);
  });

  it('ends a lookup of the team and those who wait for it', async () => {
    const { cstar } = clientWith({ teamId: undefined }, silence);
    const call = rejection(cstar.tickets.get(ticketId));
    await vi.advanceTimersByTimeAsync(0);
    cstar.destroy();

    expect(await call).toMatchObject(destroyed);
  });

  it('refuses later calls before anything is sent', async () => {
    const { cstar, sent } = clientWith();
    cstar.destroy();

    expect(await rejection(cstar.tickets.create({ title: 'x' }))).toMatchObject(destroyed);
    expect(await rejection(cstar.whoami())).toMatchObject(destroyed);
    expect(sent).toHaveLength(0);
  });

  it('ends a list that is being iterated', async () => {
    const { cstar } = clientWith({}, silence);
    const next = rejection(cstar.tickets.list().pages().next());
    await vi.advanceTimersByTimeAsync(0);
    cstar.destroy();

    expect(await next).toMatchObject(destroyed);
  });

  it('may be called twice', () => {
    const { cstar } = clientWith();
    cstar.destroy();

    expect(() => cstar.destroy()).not.toThrow();
  });

  it('leaves a client made with withOptions() alone', async () => {
    const { cstar } = clientWith();
    const other = cstar.withOptions({});
    cstar.destroy();

    expect(await other.tickets.get(ticketId)).toEqual({});
  });
});
