import {
  type CStarClient,
  CStarConnectionError,
  CStarRateLimitError,
  CStarServerError,
} from '@cstar.help/js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure, type Reply } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const good = json(one({ id: ticketId }));

/** Gets a ticket and tells at which milliseconds the attempts were made. */
async function run(replies: Reply[], options: Parameters<CStarClient['tickets']['get']>[1] = {}) {
  const began = Date.now();
  const at: number[] = [];
  const { cstar } = clientWith({ hooks: { onRequest: () => at.push(Date.now() - began) } }, ...replies);
  const call = cstar.tickets.get(ticketId, options).withMeta();
  const outcome = call.then(
    ({ meta }) => meta,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return { at, outcome: await outcome };
}

describe('a call that fails for a while', () => {
  it('succeeds once the server does, after backoffs that double', async () => {
    const { at, outcome } = await run([failed(500), failed(502), failed(503), good]);

    expect(at).toEqual([0, 500, 1_500, 3_500]);
    expect(outcome).toMatchObject({ attempts: 4 });
  });

  it('is repeated when the network fails', async () => {
    const { at, outcome } = await run([networkFailure(), networkFailure('ECONNRESET'), good]);

    expect(at).toEqual([0, 500, 1_500]);
    expect(outcome).toMatchObject({ attempts: 3 });
  });

  it('is repeated when the connection breaks within the body', async () => {
    const broken = () =>
      new Response(new ReadableStream({ start: (stream) => stream.error(new Error('terminated')) }));
    const { outcome } = await run([broken, good]);

    expect(outcome).toMatchObject({ attempts: 2 });
  });

  it('waits as long as a 429 asks for, within the same count', async () => {
    const limited = failed(429, 'Slow down.', { 'retry-after': '7' });
    const { at, outcome } = await run([limited, failed(500), limited, limited, good]);

    expect(at).toEqual([0, 7_000, 8_000, 15_000]);
    expect(outcome).toBeInstanceOf(CStarRateLimitError);
    expect(outcome).toMatchObject({ attempts: 4, retryAfter: 7 });
  });

  it('waits until the date that a 503 names', async () => {
    const closed = failed(503, 'Maintenance', { 'retry-after': 'Sun, 01 Mar 2026 12:00:20 GMT' });
    const { at } = await run([closed, good]);

    expect(at).toEqual([0, 20_000]);
  });

  it('waits a minute on a 429 without any hint', async () => {
    const { at } = await run([failed(429), good]);

    expect(at).toEqual([0, 60_000]);
  });

  it('does not turn a Retry-After without sense into an instant retry', async () => {
    const { at } = await run([
      failed(503, 'x', { 'retry-after': 'soon' }),
      failed(503, 'x', { 'retry-after': '-9' }),
      good,
    ]);

    expect(at).toEqual([0, 500, 1_500]);
  });
});

describe('a call that keeps failing', () => {
  it('rejects with the last error after three retries', async () => {
    const { at, outcome } = await run([failed(500), failed(500), failed(500), failed(502, 'Bad gateway')]);

    expect(at).toHaveLength(4);
    expect(outcome).toBeInstanceOf(CStarServerError);
    expect(outcome).toMatchObject({ statusCode: 502, attempts: 4 });
  });

  it('makes exactly one attempt with maxRetries: 0', async () => {
    const { at, outcome } = await run([networkFailure()], { maxRetries: 0 });

    expect(at).toEqual([0]);
    expect(outcome).toBeInstanceOf(CStarConnectionError);
    expect(outcome).toMatchObject({ attempts: 1 });
  });

  it('gives up at once when the server asks for more than a minute', async () => {
    const { at, outcome } = await run([failed(429, 'Slow down.', { 'retry-after': '61' }), good]);

    expect(at).toEqual([0]);
    expect(outcome).toMatchObject({ retryAfter: 61, attempts: 1, statusCode: 429 });
  });

  it.each([400, 401, 403, 404, 409, 413, 422])('is not repeated after status %i', async (status) => {
    const { at, outcome } = await run([failed(status), good]);

    expect(at).toEqual([0]);
    expect(outcome).toMatchObject({ statusCode: status, attempts: 1 });
  });

  it('is repeated while the first call with its idempotency key still runs', async () => {
    const running = failed(
      409,
      { code: 'idempotency_key_in_progress', message: 'Wait.' },
      { 'retry-after': '1' },
    );
    const { at, outcome } = await run([running, running, good]);

    expect(at).toEqual([0, 1_000, 2_000]);
    expect(outcome).toMatchObject({ attempts: 3 });
  });

  it("takes the client's number of retries where the call names none", async () => {
    const { cstar, sent } = clientWith({ maxRetries: 1 }, failed(500));
    const call = rejection(cstar.tickets.get(ticketId));
    await vi.runAllTimersAsync();

    expect(await call).toMatchObject({ attempts: 2 });
    expect(sent).toHaveLength(2);
  });

  it("prefers the call's number of retries, also when it is 0", async () => {
    const { cstar, sent } = clientWith({ maxRetries: 5 }, failed(500));
    const call = rejection(cstar.tickets.get(ticketId, { maxRetries: 0 }));
    await vi.runAllTimersAsync();

    expect(await call).toMatchObject({ attempts: 1 });
    expect(sent).toHaveLength(1);
  });
});

it('clients that fail together come back at different times', async () => {
  vi.mocked(Math.random).mockRestore();
  const waits = new Set<number>();
  const calls = Array.from({ length: 20 }, () => {
    const { cstar } = clientWith({ hooks: { onRetry: ({ wait }) => waits.add(wait) } }, failed(500), good);
    return cstar.tickets.get(ticketId);
  });
  await vi.runAllTimersAsync();
  await Promise.all(calls);

  expect(waits.size).toBeGreaterThan(10);
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(500);
    expect(wait).toBeLessThanOrEqual(700);
  }
});
