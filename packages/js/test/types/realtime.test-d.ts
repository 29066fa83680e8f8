import type {
  ArticleCreatedEvent,
  CStarClient,
  CStarError,
  CStarEvent,
  EventMap,
  EventOf,
  EventPattern,
  EventType,
  RealtimeGap,
  RealtimeStatus,
  TicketCreatedEvent,
} from '@cstar.help/js';
import { expectTypeOf } from 'vitest';

declare const cstar: CStarClient;

// A pattern tells what its handler gets.
cstar.realtime.on('ticket.created', (event) => expectTypeOf(event).toEqualTypeOf<TicketCreatedEvent>());
cstar.realtime.on('article.created', (event) => expectTypeOf(event).toEqualTypeOf<ArticleCreatedEvent>());
cstar.realtime.on('ticket.*', (event) => {
  expectTypeOf(event.type).toEqualTypeOf<Extract<EventType, `ticket.${string}`>>();
  expectTypeOf(event.data.ticket.id).toEqualTypeOf<string>();
  // @ts-expect-error: only ticket.updated says what changed
  event.data.changes;
  if (event.type === 'ticket.updated')
    expectTypeOf(event.data.changes).toEqualTypeOf<EventMap['ticket.updated']['data']['changes']>();
  // @ts-expect-error: no event of a ticket has such a field
  event.data.tickets;
});
cstar.realtime.on('*', (event) => expectTypeOf(event).toEqualTypeOf<CStarEvent>());
cstar.realtime.onAny((event) => {
  expectTypeOf(event).toEqualTypeOf<CStarEvent>();
  if (event.type === 'survey.submitted') expectTypeOf(event).toEqualTypeOf<EventMap['survey.submitted']>();
});

// A group is of one resource, not of those whose names begin alike.
expectTypeOf<EventOf<'customer.*'>['type']>().toEqualTypeOf<
  'customer.created' | 'customer.updated' | 'customer.deleted'
>();
expectTypeOf<EventOf<'*'>>().toEqualTypeOf<CStarEvent>();
expectTypeOf<'community_post.*'>().toExtend<EventPattern>();

// What nothing is named does not compile.
// @ts-expect-error: a misspelt event
cstar.realtime.on('ticket.craeted', () => undefined);
// @ts-expect-error: a misspelt resource
cstar.realtime.on('tickets.*', () => undefined);
// @ts-expect-error: half a pattern
cstar.realtime.on('*.created', () => undefined);

// Handlers may be asynchronous, and all that attaches gives its detach.
expectTypeOf(cstar.realtime.on('*', async () => undefined)).toEqualTypeOf<() => void>();
expectTypeOf(cstar.realtime.onAny(() => undefined)).toEqualTypeOf<() => void>();
expectTypeOf(
  cstar.realtime.onConnectionChange((connected, status) => {
    expectTypeOf(connected).toEqualTypeOf<boolean>();
    expectTypeOf(status).toEqualTypeOf<RealtimeStatus>();
  }),
).toEqualTypeOf<() => void>();
expectTypeOf(
  cstar.realtime.onError((error) => expectTypeOf(error).toEqualTypeOf<CStarError>()),
).toEqualTypeOf<() => void>();
expectTypeOf(cstar.realtime.onGap((gap) => expectTypeOf(gap).toEqualTypeOf<RealtimeGap>())).toEqualTypeOf<
  () => void
>();

expectTypeOf(cstar.realtime.status).toEqualTypeOf<RealtimeStatus>();
expectTypeOf(cstar.realtime.connected).toEqualTypeOf<boolean>();
expectTypeOf(cstar.realtime.close()).toEqualTypeOf<void>();

cstar.withOptions({ realtime: { mode: 'poll', pollInterval: 10_000 } });
// @ts-expect-error: there is no such mode
cstar.withOptions({ realtime: { mode: 'socket' } });
