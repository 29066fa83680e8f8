import { CStarConnectionError, CStarTimeoutError } from '@cstar.help/js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { type Reply, silence } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const stuckBody: Reply = () => new Response(new ReadableStream());
const deaf: Reply = () => new Promise(() => undefined);
const after =
  (milliseconds: number, response: Response): Reply =>
  () =>
    new Promise((resolve) => setTimeout(() => resolve(response.clone()), milliseconds));
const good = json(one({ id: ticketId }));

/** What a call ends with, and after how many milliseconds. */
async function timed(call: PromiseLike<unknown>): Promise<{ ended: unknown; elapsed: number }> {
  const began = Date.now();
  const outcome = Promise.resolve(call)
    .catch((error: unknown) => error)
    .then((ended) => ({ ended, elapsed: Date.now() - began }));
  await vi.runAllTimersAsync();
  return outcome;
}

describe('the timeout of an attempt', () => {
  it.each([
    ['a server that never answers', silence],
    ['a body that never ends', stuckBody],
    ['a fetch that ignores its signal', deaf],
  ])('ends %s', async (_, reply) => {
    const { cstar } = clientWith({ timeout: 5_000, maxRetries: 0 }, reply);
    const { ended, elapsed } = await timed(cstar.tickets.get(ticketId));

    expect(ended).toBeInstanceOf(CStarTimeoutError);
    expect(ended).toBeInstanceOf(CStarConnectionError);
    expect(ended).toMatchObject({ code: 'timed_out', attempts: 1 });
    expect(elapsed).toBe(5_000);
  });

  it('aborts the fetch that it gives up on', async () => {
    const { cstar, sent } = clientWith({ timeout: 5_000, maxRetries: 0 }, silence);
    await timed(cstar.tickets.get(ticketId));

    expect(sent[0]?.init.signal.aborted).toBe(true);
  });

  it('is 30 seconds by default', async () => {
    const { cstar } = clientWith({ maxRetries: 0 }, silence);

    expect(await timed(cstar.tickets.get(ticketId))).toMatchObject({ elapsed: 30_000 });
  });

  it('can be set for one call', async () => {
    const { cstar } = clientWith({ timeout: 5_000, maxRetries: 0 }, silence);

    expect(await timed(cstar.tickets.get(ticketId, { timeout: 70 }))).toMatchObject({ elapsed: 70 });
  });

  it('starts anew with every attempt', async () => {
    const { cstar } = clientWith({ timeout: 1_000 }, silence, silence, after(900, good));
    const { ended, elapsed } = await timed(cstar.tickets.get(ticketId).withMeta());

    expect(ended).toMatchObject({ meta: { attempts: 3 } });
    expect(elapsed).toBe(1_000 + 500 + 1_000 + 1_000 + 900);
  });

  it('gives every attempt a signal of its own', async () => {
    const { cstar, sent } = clientWith({ timeout: 1_000, maxRetries: 2 }, silence);
    await timed(cstar.tickets.get(ticketId));

    expect(new Set(sent.map(({ init }) => init.signal)).size).toBe(3);
  });

  it('does not run while the call waits to retry', async () => {
    const { cstar } = clientWith({ timeout: 1_000 }, failed(429, 'x', { 'retry-after': '30' }), good);

    expect(await timed(cstar.tickets.get(ticketId))).toMatchObject({
      ended: { id: ticketId },
      elapsed: 30_000,
    });
  });

  it('may be Infinity, and then there is none', async () => {
    const { cstar } = clientWith({ timeout: Number.POSITIVE_INFINITY }, after(10 * 60_000, good));

    expect(await timed(cstar.tickets.get(ticketId))).toMatchObject({ ended: { id: ticketId } });
  });

  it('names itself and its length in the message', async () => {
    const { cstar } = clientWith({ timeout: 5_000, maxRetries: 0 }, silence);
    const { ended } = await timed(cstar.tickets.get(ticketId));

    expect(String(ended)).toMatch(/within 5000 ms \(timeout\)/);
  });

  it('does not surface a late answer as an unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const late: Reply = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 9_000));
    const { cstar } = clientWith({ timeout: 100, maxRetries: 0 }, late);
    await timed(cstar.tickets.get(ticketId));
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    vi.useFakeTimers();
    process.off('unhandledRejection', unhandled);

    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('the deadline of a call', () => {
  it('covers all attempts and the waits between them', async () => {
    const { cstar, sent } = clientWith({ timeout: 1_000, maxRetries: 9 }, silence);
    const { ended, elapsed } = await timed(cstar.tickets.get(ticketId, { deadline: 3_700 }));

    expect(ended).toBeInstanceOf(CStarTimeoutError);
    expect(ended).toMatchObject({ attempts: 3, message: expect.stringContaining('3700 ms (deadline)') });
    expect(elapsed).toBe(3_700);
    expect(sent).toHaveLength(3);
  });

  it('aborts the fetch under way', async () => {
    const { cstar, sent } = clientWith({}, silence);
    await timed(cstar.tickets.get(ticketId, { deadline: 100 }));

    expect(sent[0]?.init.signal.aborted).toBe(true);
  });

  it('that is shorter than the next wait fails the call at once', async () => {
    const { cstar } = clientWith({}, failed(429, 'Slow down.', { 'retry-after': '30' }), good);
    const { ended, elapsed } = await timed(cstar.tickets.get(ticketId, { deadline: 29_000 }));

    expect(ended).toMatchObject({ statusCode: 429, retryAfter: 30, attempts: 1 });
    expect(elapsed).toBe(0);
  });

  it('does not disturb a call that ends in time', async () => {
    const { cstar } = clientWith({}, failed(500), good);

    expect(await timed(cstar.tickets.get(ticketId, { deadline: 60_000 }))).toMatchObject({ elapsed: 500 });
  });
});

it('a call that is over leaves no timer of its timeout and deadline', async () => {
  const { cstar } = clientWith({ timeout: 5_000 }, good);
  await cstar.tickets.get(ticketId, { deadline: 60_000 });

  expect(vi.getTimerCount()).toBe(0);
});

describe('times and counts without sense', () => {
  it.each([0, -1, Number.NaN])('timeout: %d is refused where it is given', async (timeout) => {
    expect(() => clientWith({ timeout })).toThrow(/timeout must be a number of milliseconds above 0/);
    const { cstar, sent } = clientWith();
    expect(await rejection(cstar.tickets.get(ticketId, { timeout }))).toMatchObject({ param: 'timeout' });
    expect(sent).toHaveLength(0);
  });

  it.each([0, -1, Number.NaN])('deadline: %d is refused', async (deadline) => {
    expect(await rejection(clientWith().cstar.tickets.get(ticketId, { deadline }))).toMatchObject({
      name: 'CStarValidationError',
      param: 'deadline',
    });
  });

  it.each([-1, Number.NaN])('maxRetries: %d is refused', async (maxRetries) => {
    expect(() => clientWith({ maxRetries })).toThrow(/maxRetries must be 0 or more/);
    expect(await rejection(clientWith().cstar.tickets.get(ticketId, { maxRetries }))).toMatchObject({
      param: 'maxRetries',
    });
  });
});
