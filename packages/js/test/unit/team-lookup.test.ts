import { describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, root, teamId, ticketId } from '../support/client.ts';
import type { Reply, Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

const isLookup = ({ url }: Pick<Sent, 'url'>) => url.pathname === '/api/v1/auth/whoami';
const who = () => json(one({ teamId, environment: 'test' }));

/** A client without a team id; lookups get the given replies in turn, all else an empty object. */
function withoutTeam(...lookups: ((sent: Sent) => Response | Promise<Response>)[]) {
  let asked = 0;
  const reply: Reply = (sent) => {
    if (!isLookup(sent)) return json(one({}));
    const answer = lookups[Math.min(asked, lookups.length - 1)];
    asked += 1;
    return answer ? answer(sent) : who();
  };
  const client = clientWith({ teamId: undefined, maxRetries: 0 }, reply);
  return { ...client, lookups: () => client.sent.filter(isLookup).length };
}

describe('a client without a team id', () => {
  it('asks for it before the first call', async () => {
    const { cstar, sent } = withoutTeam();
    await cstar.tickets.get(ticketId);

    expect(sent.map(({ url }) => url.pathname)).toEqual([
      '/api/v1/auth/whoami',
      `${root}/tickets/${ticketId}`,
    ]);
  });

  it('asks nothing while it is made', () => {
    expect(withoutTeam().sent).toHaveLength(0);
  });

  it('asks once for many calls at the same time and after', async () => {
    const { cstar, lookups, sent } = withoutTeam();
    await Promise.all(Array.from({ length: 20 }, () => cstar.tickets.get(ticketId)));
    await cstar.customers.get(ticketId);

    expect(lookups()).toBe(1);
    expect(sent).toHaveLength(22);
  });

  it('does not need the team for whoami itself', async () => {
    const { cstar, sent } = withoutTeam();

    expect(await cstar.whoami()).toEqual({ teamId, environment: 'test' });
    expect(sent).toHaveLength(1);
  });

  it('fails all waiting calls when the lookup fails, and asks anew for the next', async () => {
    const { cstar, lookups } = withoutTeam(() => failed(401, { code: 'invalid_api_key' }), who);
    const calls = [1, 2, 3].map(() => rejection(cstar.tickets.get(ticketId)));

    for (const error of await Promise.all(calls)) expect(error).toHaveProperty('code', 'invalid_api_key');
    expect(await cstar.tickets.get(ticketId)).toEqual({});
    expect(lookups()).toBe(2);
  });

  it('refuses a lookup that names no team, and asks anew', async () => {
    const { cstar, lookups } = withoutTeam(() => json(one({ teamId: '../admin' })), who);

    expect(await rejection(cstar.tickets.get(ticketId))).toHaveProperty('param', 'teamId');
    expect(await cstar.tickets.get(ticketId)).toEqual({});
    expect(lookups()).toBe(2);
  });

  it('keeps the lookup going when one of its callers gives up', async () => {
    const controller = new AbortController();
    let answer: (response: Response) => void = () => undefined;
    const { cstar, lookups } = withoutTeam(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const first = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    const second = cstar.tickets.get(ticketId);
    await vi.waitFor(() => expect(lookups()).toBe(1));
    controller.abort('changed my mind');
    expect(await first).toBe('changed my mind');
    answer(who());

    expect(await second).toEqual({});
    expect(lookups()).toBe(1);
  });

  it('holds no caller longer than its deadline', async () => {
    vi.useFakeTimers();
    const { cstar } = withoutTeam(() => new Promise(() => undefined));
    const call = rejection(cstar.tickets.get(ticketId, { deadline: 1_000 }));
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await call).toHaveProperty('code', 'timed_out');
    cstar.destroy();
    vi.useRealTimers();
  });

  it('leaves no unhandled rejection when the lookup fails after all callers gave up', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const { cstar, lookups } = withoutTeam(
      () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    );
    const call = rejection(cstar.tickets.get(ticketId, { signal: controller.signal }));
    await vi.waitFor(() => expect(lookups()).toBe(1));
    controller.abort('gone');
    await call;
    fail(new TypeError('fetch failed'));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);

    expect(unhandled).not.toHaveBeenCalled();
  });
});

it('a client with a team id never asks for it', async () => {
  const { cstar, sent } = clientWith();
  await cstar.tickets.get(ticketId);

  expect(sent.some(isLookup)).toBe(false);
});
