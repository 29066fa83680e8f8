import type {
  CommunityPost,
  CStarClient,
  CStarEvent,
  EventChanges,
  EventMap,
  EventMember,
  EventTicket,
  EventType,
  TicketCreatedEvent,
  TicketUpdatedEvent,
} from '@cstar.help/js';
import { assertType, expectTypeOf, test } from 'vitest';

declare const event: CStarEvent;
declare const cstar: CStarClient;

test('the type of an event tells what its data holds', () => {
  if (event.type === 'ticket.created') {
    expectTypeOf(event).toEqualTypeOf<TicketCreatedEvent>();
    expectTypeOf(event.data.ticket).toEqualTypeOf<EventTicket>();
    expectTypeOf(event.data.customer).toExtend<{ id: string; name: string; email: string } | null>();
    // @ts-expect-error what was created has not changed
    event.data.changes;
    // @ts-expect-error fields are in snake_case
    event.data.ticket.customerId;
  }
  if (event.type === 'player.level_up') expectTypeOf(event.data.member).toEqualTypeOf<EventMember>();
  // @ts-expect-error not every event has a ticket
  event.data.ticket;
  // @ts-expect-error there is no such event
  event.type === 'ticket.opened';
});

test('a switch over all events is complete', () => {
  function resourceOf(type: EventType): string {
    switch (type) {
      case 'survey.submitted':
        return 'survey';
      default:
        return type.split('.')[0] ?? '';
    }
  }
  expectTypeOf(resourceOf).parameter(0).toEqualTypeOf<CStarEvent['type']>();
  expectTypeOf<EventMap['ticket.updated']>().toEqualTypeOf<TicketUpdatedEvent>();
});

test('each event has an ID, a time and a team, and may be made up', () => {
  expectTypeOf(event).toExtend<{ id: string; created_at: string; team_id: string; test?: true }>();
});

test('changes have the types of their fields', () => {
  expectTypeOf<EventChanges<EventTicket>['sla_paused']>().toEqualTypeOf<
    { from: boolean; to: boolean } | undefined
  >();
  expectTypeOf<NonNullable<EventChanges<CommunityPost>['vote_count']>['to']>().toEqualTypeOf<number>();
  expectTypeOf<EventChanges<EventTicket>>().not.toHaveProperty('id');
  expectTypeOf<EventChanges<EventTicket>>().not.toHaveProperty('updated_at');
});

test('batches hold events, deliveries are a list, and a new secret comes with its webhook', async () => {
  const { events, cursor, gap } = await cstar.webhooks.events({
    after: 'evt_1',
    types: ['ticket.*'],
    limit: 500,
  });
  assertType<CStarEvent[]>(events);
  assertType<[string, boolean]>([cursor, gap]);
  for await (const { status, nextAttemptAt } of cstar.webhooks.deliveries('whk_1', { status: 'failed' })) {
    assertType<[string, string | null]>([status, nextAttemptAt]);
  }
  const rotated = await cstar.webhooks.rotateSecret('whk_1', { gracePeriod: 0 });
  assertType<[string, string | null]>([rotated.secret, rotated.previousSecretExpiresAt]);
  expectTypeOf(cstar.webhooks.redeliver('whk_1', 'dlv_1')).resolves.toExtend<{ attempts: number }>();
  // @ts-expect-error a delivery has to be named
  cstar.webhooks.redeliver('whk_1');
});
