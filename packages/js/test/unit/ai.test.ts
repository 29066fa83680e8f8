import type { CStarClient, RequestOptions } from '@cstar.help/js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, ticketId } from '../support/client.ts';
import { silence } from '../support/fake-fetch.ts';
import { failed } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

type Call = (cstar: CStarClient, options?: RequestOptions) => PromiseLike<unknown>;

const calls: [string, Call][] = [
  ['suggestReply', (cstar, options) => cstar.ai.suggestReply(ticketId, options)],
  ['autoTag', (cstar, options) => cstar.ai.autoTag(ticketId, options)],
  ['summarize', (cstar, options) => cstar.ai.summarize(ticketId, options)],
  ['improve', (cstar, options) => cstar.ai.improve('helo', options)],
  ['run', (cstar, options) => cstar.ai.run({ action: 'improve', text: 'helo' }, options)],
];

/** What a call ends with, and after how many milliseconds. */
async function timed(call: PromiseLike<unknown>) {
  const began = Date.now();
  const outcome = Promise.resolve(call)
    .catch((error: unknown) => error)
    .then((ended) => ({ ended, elapsed: Date.now() - began }));
  await vi.runAllTimersAsync();
  return outcome;
}

describe.each(calls)('ai.%s', (_, call) => {
  it('waits two minutes for the model, whatever the client has', async () => {
    const { cstar } = clientWith({ timeout: 5_000 }, silence);

    expect(await timed(call(cstar))).toMatchObject({ ended: { code: 'timed_out' }, elapsed: 120_000 });
  });

  it('is not repeated, whatever the client has', async () => {
    const { cstar, sent } = clientWith({ maxRetries: 5, idempotency: 'auto' }, failed(503));
    await timed(call(cstar));

    expect(sent).toHaveLength(1);
  });

  it('does as its own options say', async () => {
    const { cstar, sent } = clientWith({}, silence);

    expect(await timed(call(cstar, { timeout: 1_000, maxRetries: 1 }))).toMatchObject({ elapsed: 2_500 });
    expect(sent).toHaveLength(2);
  });

  it('takes undefined for left out', async () => {
    const { cstar } = clientWith({}, silence);

    expect(await timed(call(cstar, { timeout: undefined, maxRetries: undefined }))).toMatchObject({
      elapsed: 120_000,
    });
  });
});
