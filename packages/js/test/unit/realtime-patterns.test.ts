import { eventTypeNames } from '@cstar.help/contract';
import { CStarValidationError, eventTypes } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { collector, cursorFrame, frame, id, liveClient, tick } from '../support/fake-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a pattern', () => {
  it('may be any event of the contract, and there are no others', () => {
    expect(eventTypes).toEqual(eventTypeNames);
  });

  it.each(['*', 'ticket.*', 'community_post.*', 'survey.submitted'] as const)(
    'may be %s',
    async (pattern) => {
      const { cstar, latest } = liveClient();
      cstar.realtime.on(pattern, () => undefined);
      await tick();

      expect(latest().types).toBe(pattern === '*' ? null : pattern);
    },
  );

  it.each([
    'ticket',
    'ticket.craeted',
    'tickets.*',
    '**',
    '',
    'constructor.*',
    'ticket.**',
    '.*',
    '*.created',
  ])('is refused when it is %j', (pattern) => {
    const { cstar } = liveClient();
    const on = () => Object(cstar.realtime).on(pattern, () => undefined);

    expect(on).toThrow(CStarValidationError);
    expect(on).toThrow(/^pattern must be an event like ticket.created/);
  });

  it('gets the events it stands for, and no others', async () => {
    const { cstar, latest } = liveClient();
    const seen: string[] = [];
    cstar.realtime.on('ticket.*', ({ type }) => seen.push(`group ${type}`));
    cstar.realtime.on('ticket.closed', ({ type }) => seen.push(`one ${type}`));
    cstar.realtime.onAny(({ type }) => seen.push(`any ${type}`));
    await tick();
    await latest().send(
      cursorFrame(0),
      frame(1),
      frame(2, 1, { type: 'ticket.closed' }),
      frame(3, 2, { type: 'customer.created' }),
      frame(4, 3, { type: 'ticket_like.created' }),
    );

    expect(seen).toEqual([
      'group ticket.created',
      'any ticket.created',
      'group ticket.closed',
      'one ticket.closed',
      'any ticket.closed',
      'any customer.created',
      'any ticket_like.created',
    ]);
  });

  it('that widens what is asked for makes a new connection that goes on where the old one was', async () => {
    const { cstar, connections, latest, open } = liveClient();
    const { ids, handler } = collector();
    cstar.realtime.on('ticket.created', handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1));
    cstar.realtime.on('article.*', handler);
    cstar.realtime.on('ticket.*', () => undefined);
    await tick();
    await latest().send(': ok\n\n', frame(2, 1, { type: 'article.updated' }), frame(3));

    expect(connections.map(({ types, after }) => [types, after])).toEqual([
      ['ticket.created', undefined],
      ['article.*,ticket.*', id(1)],
    ]);
    expect(open()).toBe(1);
    expect(ids).toEqual([id(1), id(2), id(3)]);
  });

  it('that is covered already, or is left, makes none', async () => {
    const { cstar, connections } = liveClient();
    cstar.realtime.on('ticket.*', () => undefined);
    const off = cstar.realtime.on('article.*', () => undefined);
    await tick();
    cstar.realtime.on('ticket.created', () => undefined);
    await tick();
    off();
    await tick();
    cstar.realtime.on('article.created', () => undefined);
    await tick();

    expect(connections).toHaveLength(1);
  });

  it('that is left is not asked for by the next connection', async () => {
    const { cstar, latest } = liveClient();
    cstar.realtime.on('ticket.*', () => undefined);
    const off = cstar.realtime.onAny(() => undefined);
    await tick();
    off();
    await latest().send(cursorFrame(0));
    await latest().end();
    await tick(500);

    expect(latest()).toMatchObject({ types: 'ticket.*', after: id(0) });
  });
});
