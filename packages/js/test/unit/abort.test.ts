import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure, silence } from '../support/fake-fetch.ts';
import { failed } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** A response whose headers arrive and whose body does not. */
const stuckBody = () => new Response(new ReadableStream());

/** Lets everything run that waits for nothing but promises, and no timer. */
const settleMicrotasks = () => vi.advanceTimersByTimeAsync(0);

describe('a signal that is aborted', () => {
  it('before the call sends nothing', async () => {
    const { cstar, sent } = clientWith();
    const call = rejection(cstar.tickets.get(ticketId, { signal: AbortSignal.abort() }));

    expect(await call).toMatchObject({ name: 'AbortError' });
    expect(sent).toHaveLength(0);
  });

  it('before the call announces no request to the hooks', async () => {
    const onRequest = vi.fn();
    const { cstar } = clientWith({ hooks: { onRequest } });
    await rejection(cstar.tickets.get(ticketId, { signal: AbortSignal.abort() }));

    expect(onRequest).not.toHaveBeenCalled();
  });

  it('before the call does not even look up the team', async () => {
    const { cstar, sent } = clientWith({ teamId: undefined }, networkFailure());
    await rejection(cstar.tickets.get(ticketId, { signal: AbortSignal.abort(), maxRetries: 0 }));
    await settleMicrotasks();

    expect(sent).toHaveLength(0);
  });

  it('during the request ends it, also for fetch', async () => {
    const controller = new AbortController();
    const { cstar, sent } = clientWith({}, silence);
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    controller.abort();

    expect(await call).toMatchObject({ name: 'AbortError' });
    expect(sent[0]?.init.signal.aborted).toBe(true);
  });

  it('while the body arrives ends the call', async () => {
    const controller = new AbortController();
    const { cstar } = clientWith({}, stuckBody);
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    controller.abort();

    expect(await call).toMatchObject({ name: 'AbortError' });
  });

  it('during a backoff wakes it in the same tick', async () => {
    const controller = new AbortController();
    const { cstar, sent } = clientWith({}, failed(429, 'Wait.', { 'retry-after': '60' }));
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();

    expect(vi.getTimerCount()).toBe(0);
    expect(await call).toMatchObject({ name: 'AbortError' });
    expect(sent).toHaveLength(1);
  });

  it('ends the call also where fetch ignores its signal', async () => {
    const controller = new AbortController();
    const { cstar } = clientWith({}, () => new Promise(() => undefined));
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    controller.abort('enough');

    expect(await call).toBe('enough');
  });

  it('after the call is over changes nothing', async () => {
    const controller = new AbortController();
    const { cstar } = clientWith();
    const ticket = await cstar.tickets.get(ticketId, { signal: controller.signal });
    controller.abort();

    expect(ticket).toEqual({});
  });

  it('does not cause a retry', async () => {
    const controller = new AbortController();
    const { cstar, sent } = clientWith({}, silence);
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    controller.abort();
    await call;
    await vi.runAllTimersAsync();

    expect(sent).toHaveLength(1);
  });
});

it.each([['text'], [new Error('left the page')], [{ any: 'thing' }], [null]])(
  'the call rejects with the very reason of the signal: %o',
  async (reason) => {
    const controller = new AbortController();
    const { cstar } = clientWith({}, silence);
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await settleMicrotasks();
    controller.abort(reason);

    expect(await call).toBe(reason);
  },
);

it('a signal still ends a call after another call on it is over', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { cstar } = clientWith({}, silence, failed(404));
  const call = rejection(cstar.tickets.get(ticketId, { signal }));
  await rejection(cstar.tickets.get(ticketId, { signal }));
  controller.abort('enough');

  expect(await call).toBe('enough');
});

it('one signal ends all the calls that share it, and no other', async () => {
  const controller = new AbortController();
  const { cstar } = clientWith({}, silence);
  const signal = controller.signal;
  const calls = [1, 2, 3].map(() => rejection(cstar.tickets.list({}, { signal })));
  const other = rejection(cstar.tickets.list());
  await settleMicrotasks();
  controller.abort('all of you');

  expect(await Promise.all(calls)).toEqual(['all of you', 'all of you', 'all of you']);
  cstar.destroy();
  expect(await other).toMatchObject({ code: 'client_destroyed' });
});
