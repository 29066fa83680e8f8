import type { RequestEvent, ResponseEvent, RetryEvent } from '@cstar.help/js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, root, secretKey, ticketId } from '../support/client.ts';
import { networkFailure, type Reply } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
});

const url = `https://www.cstar.help${root}/tickets/${ticketId}`;
const slow: Reply = async () => {
  await new Promise((resolve) => setTimeout(resolve, 40));
  return json(one({}), { headers: { 'x-cstar-request-id': 'req_3' } });
};

/** Everything the hooks hear of one call, in order. */
async function heard(...replies: Reply[]) {
  const events: [string, RequestEvent | ResponseEvent | RetryEvent][] = [];
  const { cstar } = clientWith(
    {
      hooks: {
        onRequest: (event) => events.push(['request', event]),
        onResponse: (event) => events.push(['response', event]),
        onRetry: (event) => events.push(['retry', event]),
      },
    },
    ...replies,
  );
  const call = Promise.resolve(cstar.tickets.get(ticketId)).catch(() => undefined);
  await vi.runAllTimersAsync();
  await call;
  return events;
}

describe('hooks', () => {
  it('are called for every attempt, in order', async () => {
    const events = await heard(failed(503), networkFailure(), slow);

    expect(events.map(([name, { attempt }]) => [name, attempt])).toEqual([
      ['request', 1],
      ['response', 1],
      ['retry', 1],
      ['request', 2],
      ['retry', 2],
      ['request', 3],
      ['response', 3],
    ]);
  });

  it('hear what is sent where', async () => {
    const [request] = await heard(slow);

    expect(request?.[1]).toEqual({
      method: 'GET',
      url,
      attempt: 1,
      headers: {
        accept: 'application/json',
        authorization: '…',
        'user-agent': expect.any(String),
      },
    });
  });

  it('hear what was answered and how long it took', async () => {
    const events = await heard(slow);

    expect(events.at(-1)?.[1]).toEqual({
      method: 'GET',
      url,
      attempt: 1,
      status: 200,
      requestId: 'req_3',
      duration: 40,
    });
  });

  it('hear why and when it is tried again', async () => {
    const events = await heard(failed(503, 'Down.', { 'retry-after': '2' }), slow);

    expect(events.find(([name]) => name === 'retry')?.[1]).toMatchObject({
      method: 'GET',
      url,
      attempt: 1,
      wait: 2_000,
      error: { name: 'CStarServerError', statusCode: 503 },
    });
  });

  it('get a copy of the headers: changing it changes nothing', async () => {
    const { cstar, sent } = clientWith({
      hooks: {
        onRequest: ({ headers }) => {
          headers.authorization = 'Bearer stolen';
        },
      },
    });
    await cstar.tickets.get(ticketId);

    expect(sent[0]?.headers.authorization).toBe(`Bearer ${secretKey}`);
  });

  it.each(['onRequest', 'onResponse', 'onRetry'] as const)(
    'that throw do not break the call (%s)',
    async (name) => {
      const hook = vi.fn(() => {
        throw new Error('hook');
      });
      const { cstar } = clientWith({ hooks: { [name]: hook } }, failed(500), json(one({ id: 'a' })));
      const call = cstar.tickets.get(ticketId);
      await vi.runAllTimersAsync();

      expect(await call).toEqual({ id: 'a' });
      expect(hook).toHaveBeenCalled();
    },
  );

  it('that throw are told to the log', async () => {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const problem = new Error('hook');
    const onResponse = () => {
      throw problem;
    };
    const { cstar } = clientWith({ hooks: { onResponse }, logger, logLevel: 'error' });
    await cstar.tickets.get(ticketId);

    expect(logger.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('a hook threw'), {
      error: 'Error: hook',
    });
  });

  it('hear nothing of a call that is refused before it is sent', async () => {
    const onRequest = vi.fn();
    const { cstar } = clientWith({ hooks: { onRequest } });
    await rejection(cstar.tickets.get(''));

    expect(onRequest).not.toHaveBeenCalled();
  });
});

it('an async hook that rejects, and a logger that throws, leave the call alone', async () => {
  const fail = () => {
    throw new Error('full');
  };
  const logger = { error: fail, warn: fail, info: fail, debug: fail };
  const hooks = { onRequest: () => Promise.reject(new Error('async hook')) };
  const { cstar } = clientWith({ hooks, logger, logLevel: 'debug' });

  await expect(cstar.tickets.get(ticketId)).resolves.toEqual({});
});
