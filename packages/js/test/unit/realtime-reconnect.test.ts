import type { CStarClientOptions, CStarError } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { teamId } from '../support/client.ts';
import { networkFailure, type Reply, silence } from '../support/fake-fetch.ts';
import { collector, cursorFrame, frame, id, liveClient, tick } from '../support/fake-stream.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
  // The longest waits that chance allows, so that their bounds can be seen.
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

/** A client with one handler, connected, and what it was told. */
async function listening(options: CStarClientOptions = {}, ...replies: (Reply | 'stream')[]) {
  const live = liveClient(options);
  live.answer(...replies);
  const { ids, handler } = collector();
  const errors: CStarError[] = [];
  live.cstar.realtime.onError((error) => errors.push(error));
  live.cstar.realtime.on('ticket.*', handler);
  await tick();
  return { ...live, ids, errors };
}

describe('a connection that breaks', () => {
  it.each([
    ['ends', undefined],
    ['breaks', new TypeError('terminated')],
  ])('because it %s goes on after the last event, and nobody calls that an error', async (_, cause) => {
    const { connections, latest, ids, errors } = await listening();
    await latest().send(cursorFrame(0), frame(1), frame(2));
    await latest().end(cause);
    await tick(499);
    expect(connections).toHaveLength(1);
    await tick(1);
    await latest().send(': ok\n\n', frame(3));

    expect(connections.map(({ after }) => after)).toEqual([undefined, id(2)]);
    expect(ids).toEqual([id(1), id(2), id(3)]);
    expect(errors).toEqual([]);
  });

  it('goes on after the cursor when there was no event', async () => {
    const { latest } = await listening();
    await latest().send(cursorFrame(7));
    await latest().end();
    await tick(500);

    expect(latest().after).toBe(id(7));
  });

  it('right after it opened, again and again, waits longer and longer', async () => {
    const { connections, latest } = await listening();
    const opened: number[] = [];
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await latest().send(cursorFrame(0));
      await latest().end();
      await tick(wait - 1);
      opened.push(connections.length);
      await tick(1);
    }

    expect(opened).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(connections).toHaveLength(9);
  });

  it('after 30 good seconds starts with short waits again', async () => {
    const { connections, latest } = await listening();
    for (const wait of [500, 1_000, 2_000]) {
      await latest().end();
      await tick(wait);
    }
    await latest().send(cursorFrame(0));
    await tick(15_000);
    await latest().send(': heartbeat\n\n');
    await tick(15_000);
    await latest().end();
    await tick(500);

    expect(connections).toHaveLength(5);
  });

  it('is never given up', async () => {
    const { connections, errors } = await listening({}, networkFailure());
    await tick(3_600_000);

    expect(connections.length).toBeGreaterThan(100);
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['CStarConnectionError']));
  });
});

describe('an attempt that fails', () => {
  it.each<[string, Reply, object]>([
    ['is not reached', networkFailure(), { name: 'CStarConnectionError', code: 'connection_failed' }],
    ['fails', failed(500, { code: 'internal_error' }), { name: 'CStarServerError', code: 'internal_error' }],
    [
      'is a page of a proxy',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { name: 'CStarServerError' },
    ],
    ['answers no stream', json(one({})), { name: 'CStarServerError' }],
    ['answers nothing', new Response(null, { status: 204 }), { name: 'CStarServerError' }],
    ['takes too long', silence, { name: 'CStarTimeoutError', code: 'timed_out' }],
  ])('because the server %s is told as an error, and made again', async (_, reply, error) => {
    const { connections, errors, latest, cstar } = await listening({}, reply, 'stream');
    await tick(35_000);
    await latest().send(cursorFrame(0));

    expect(errors).toEqual([expect.objectContaining(error)]);
    expect(connections).toHaveLength(2);
    expect(cstar.realtime.status).toBe('connected');
    expect(connections[0]?.isOpen).toBe(false);
  });

  it.each<[number, string]>([
    [400, 'CStarValidationError'],
    [401, 'CStarAuthenticationError'],
    [403, 'CStarPermissionError'],
    [404, 'CStarNotFoundError'],
    [409, 'CStarConflictError'],
    [410, 'CStarValidationError'],
  ])('with %i is the last one', async (status, name) => {
    const { cstar, connections, errors } = await listening({}, failed(status, { code: 'no_way' }));
    await tick(3_600_000);

    expect(connections).toHaveLength(1);
    expect(errors).toEqual([expect.objectContaining({ name, code: 'no_way', statusCode: status })]);
    expect(cstar.realtime.status).toBe('closed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('because of a redirect is the last one: the key goes nowhere else', async () => {
    const elsewhere = new Response(null, { status: 302, headers: { location: 'https://evil.example/' } });
    const { connections, errors } = await listening({}, elsewhere);
    await tick(3_600_000);

    expect(connections).toHaveLength(1);
    expect(errors).toEqual([expect.objectContaining({ code: 'redirect_refused' })]);
  });

  it('in the middle of a life ends it as well, and the next handler tries again from there', async () => {
    const { cstar, answer, connections, latest, ids, errors } = await listening();
    await latest().send(cursorFrame(0), frame(1));
    answer(failed(401, { code: 'key_expired' }), 'stream');
    await latest().end();
    await tick(60_000);
    expect(connections).toHaveLength(2);
    expect(cstar.realtime.status).toBe('closed');
    expect(errors).toEqual([expect.objectContaining({ code: 'key_expired' })]);
    cstar.realtime.on('ticket.created', () => undefined);
    await tick();
    await latest().send(frame(2));

    expect(latest().after).toBe(id(1));
    expect(ids).toEqual([id(1), id(2)]);
  });

  it('is forgotten with the last handler: whoever comes later starts with what happens from then on', async () => {
    const { cstar, answer, connections, latest } = liveClient();
    const off = cstar.realtime.onAny(() => undefined);
    await tick();
    await latest().send(cursorFrame(0), frame(1));
    answer(failed(401), 'stream');
    await latest().end();
    await tick(500);
    expect(latest().after).toBe(id(1));
    off();
    await tick();
    expect(cstar.realtime.status).toBe('closed');
    cstar.realtime.onAny(() => undefined);
    await tick();

    expect(connections).toHaveLength(3);
    expect(latest().after).toBeUndefined();
  });

  it.each([429, 503])('with %i and Retry-After waits as long', async (status) => {
    const refusal = failed(status, {}, { 'retry-after': '120' });
    const { connections } = await listening({}, refusal, 'stream');
    await tick(120_999);
    expect(connections).toHaveLength(1);
    await tick(1);

    expect(connections).toHaveLength(2);
  });

  it('is no stack that grows: a thousand in a row', async () => {
    vi.mocked(Math.random).mockReturnValue(0);
    const { connections } = await listening({}, networkFailure());
    await tick(1_000);

    expect(connections.length).toBeGreaterThan(100);
  });

  it('may be the wait that close() ends', async () => {
    const { cstar, connections } = await listening({}, networkFailure());
    cstar.realtime.close();
    await tick(60_000);

    expect(connections).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be the attempt that close() ends', async () => {
    const { cstar, connections, errors } = await listening({}, silence);
    cstar.realtime.close();
    await tick(60_000);

    expect(connections[0]?.init.signal.aborted).toBe(true);
    expect(connections).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a silent connection', () => {
  it('counts as lost after two and a half heartbeats', async () => {
    const { cstar, connections, latest, open } = await listening();
    await latest().send(cursorFrame(0), frame(1));
    await tick(37_499);
    expect(open()).toBe(1);
    await tick(1);

    expect(open()).toBe(0);
    expect(cstar.realtime.status).toBe('reconnecting');
    await tick(500);
    expect(connections.map(({ after }) => after)).toEqual([undefined, id(1)]);
  });

  it('is not silent as long as heartbeats come', async () => {
    const { connections, latest } = await listening();
    for (let beat = 0; beat < 20; beat += 1) {
      await latest().send(': heartbeat\n\n');
      await tick(15_000);
    }

    expect(connections).toHaveLength(1);
  });

  it('is noticed soon after the machine slept', async () => {
    const { latest, open } = await listening();
    await latest().send(cursorFrame(0));
    vi.setSystemTime(Date.now() + 3_600_000);
    await tick(5_000);

    expect(open()).toBe(0);
  });

  it('that never says anything is lost, too, and that is an error', async () => {
    const { errors, connections } = await listening();
    await tick(38_000);

    expect(errors).toEqual([expect.objectContaining({ name: 'CStarTimeoutError' })]);
    expect(connections).toHaveLength(2);
  });
});

describe('what is told to those who watch', () => {
  it('are the attempts, with no secret among it', async () => {
    const onRequest = vi.fn();
    const onResponse = vi.fn();
    const onRetry = vi.fn();
    const { latest } = await listening({ hooks: { onRequest, onResponse, onRetry } });
    await latest().send(cursorFrame(0));
    await latest().end();
    await tick();

    const target = { method: 'GET', url: expect.stringContaining('/webhooks/listen?types=ticket.*') };
    expect(onRequest).toHaveBeenCalledWith({
      ...target,
      attempt: 1,
      headers: expect.objectContaining({ authorization: '…' }),
    });
    expect(onResponse).toHaveBeenCalledWith(expect.objectContaining({ ...target, status: 200 }));
    expect(onRetry).toHaveBeenCalledWith(expect.objectContaining({ ...target, wait: 500 }));
  });
});

describe('the team of the key', () => {
  it('is looked up before the first connection, and a failure of that is one of the attempt', async () => {
    const { fetch, connections } = liveClient();
    const answers: Reply[] = [networkFailure(), json(one({ teamId }))];
    const { CStarClient } = await import('@cstar.help/js');
    const cstar = new CStarClient({
      apiKey: `pk_test_${'p'.repeat(32)}`,
      maxRetries: 0,
      fetch: async (url, init) => {
        if (!url.endsWith('/whoami')) return fetch(url, init);
        const answer = answers.shift();
        if (answer instanceof Response) return answer;
        throw answer;
      },
    });
    cstar.realtime.onAny(() => undefined);
    await tick(500);

    expect(connections.map(({ url }) => url.pathname)).toEqual([`/api/v1/teams/${teamId}/webhooks/listen`]);
  });
});
