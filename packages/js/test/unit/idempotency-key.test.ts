import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const good = json(one({ id: ticketId }));
const keysOf = (sent: readonly { headers: Record<string, string> }[]) =>
  sent.map(({ headers }) => headers['idempotency-key']);

describe('an idempotency key', () => {
  it('is sent as it was given', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.create({ title: 'x' }, { idempotencyKey: 'contact-form-4711' });

    expect(keysOf(sent)).toEqual(['contact-form-4711']);
  });

  it('is not sent when none is given', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.create({ title: 'x' });

    expect(sent[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it.each(['manual', 'auto'] as const)('is the same on every attempt of a call (%s)', async (idempotency) => {
    const { cstar, sent } = clientWith({ idempotency }, networkFailure(), failed(500), failed(503), good);
    const given = idempotency === 'manual' ? { idempotencyKey: 'mine' } : {};
    const call = cstar.tickets.create({ title: 'x' }, given);
    await vi.runAllTimersAsync();
    await call;

    expect(sent).toHaveLength(4);
    expect(keysOf(sent)[0]).toBeTruthy();
    expect(new Set(keysOf(sent)).size).toBe(1);
  });

  it.each(['', ' ', 'two words', 'line\nbreak', 'zoë', 'k'.repeat(256)])(
    'that cannot be a header is refused before anything is sent: %j',
    async (idempotencyKey) => {
      const { cstar, sent } = clientWith();

      expect(await rejection(cstar.tickets.create({ title: 'x' }, { idempotencyKey }))).toMatchObject({
        name: 'CStarValidationError',
        param: 'idempotencyKey',
      });
      expect(sent).toHaveLength(0);
    },
  );

  it('may have 255 characters', async () => {
    const { cstar, sent } = clientWith();
    const idempotencyKey = 'k'.repeat(255);
    await cstar.tickets.create({ title: 'x' }, { idempotencyKey });

    expect(keysOf(sent)).toEqual([idempotencyKey]);
  });

  it('shows in the facts of the call', async () => {
    const { meta } = await clientWith()
      .cstar.tickets.create({ title: 'x' }, { idempotencyKey: 'mine' })
      .withMeta();

    expect(meta).toMatchObject({ idempotencyKey: 'mine', idempotentReplayed: false });
  });

  it('that the server knew shows as a replay', async () => {
    const { cstar } = clientWith({}, json(one({}, { idempotentReplayed: true })));
    const { meta } = await cstar.tickets.create({ title: 'x' }, { idempotencyKey: 'mine' }).withMeta();

    expect(meta.idempotentReplayed).toBe(true);
  });
});

describe('automatic idempotency keys', () => {
  it('are given to every write, and to each its own', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' });
    await cstar.tickets.create({ title: 'x' });
    await cstar.tickets.create({ title: 'x' });
    await cstar.tickets.update(ticketId, { title: 'y' });
    await cstar.tickets.delete(ticketId);

    for (const key of keysOf(sent)) expect(key).toMatch(/^[\x21-\x7e]{16,255}$/);
    expect(new Set(keysOf(sent)).size).toBe(4);
  });

  it('are not given to reads', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' }, good, json(one([])));
    await cstar.tickets.get(ticketId);
    await cstar.tickets.list();

    for (const { headers } of sent) expect(headers).not.toHaveProperty('idempotency-key');
  });

  it('are given also when nothing is retried', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto', maxRetries: 0 });
    await cstar.tickets.create({ title: 'x' });

    expect(keysOf(sent)[0]).toBeTruthy();
  });

  it('give way to a key of your own', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' });
    await cstar.tickets.create({ title: 'x' }, { idempotencyKey: 'mine' });

    expect(keysOf(sent)).toEqual(['mine']);
  });

  it('show in the facts of the call, so that it can be repeated later', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' });
    const { meta } = await cstar.tickets.create({ title: 'x' }).withMeta();

    expect(meta.idempotencyKey).toBe(keysOf(sent)[0]);
  });

  it.each([
    ['no crypto at all', undefined],
    ['no randomUUID', {}],
  ])('work where there is %s', async (_, crypto) => {
    vi.stubGlobal('crypto', crypto);
    const { cstar, sent } = clientWith({ idempotency: 'auto' });
    await cstar.tickets.create({ title: 'x' });
    await cstar.tickets.create({ title: 'x' });

    for (const key of keysOf(sent)) expect(key).toMatch(/^[\x21-\x7e]{16,255}$/);
    expect(new Set(keysOf(sent)).size).toBe(2);
  });
});
