import { z } from 'zod';
import { EventName, type EventType, eventTypeNames, eventTypes } from '../shared/events.ts';
import { datetime } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { eventSchemas } from './data.ts';

/** What every event carries. */
export const EventEnvelope = z
  .object({
    id: id('event').describe(
      'Unique event identifier (evt_ prefix). A repeated delivery carries it again: your idempotency key',
    ),
    created_at: datetime().describe('When it happened'),
    team_id: z.uuid().describe('The team in which it happened (UUID)'),
    test: z.literal(true).optional().describe('Present when the event is made up, to try things out'),
  })
  .describe('What every event carries.');

/** One event as webhooks and streams tell it. */
export const eventEnvelope = <Type extends EventType>(type: Type) =>
  EventEnvelope.extend({
    type: z.literal(type).describe('Tells the kind of event'),
    data: eventSchemas[type].describe('What it happened to'),
  }).describe(`\`${type}\`: ${decapitalized(eventTypes[type])}.`);

const decapitalized = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** `ticket.message_added` is told by a `TicketMessageAddedEvent`. */
export const eventTypeName = (type: EventType): string =>
  `${type.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())}Event`;

/** Each event by the name of its type. */
export const namedEvents: Record<string, z.ZodObject> = Object.fromEntries(
  eventTypeNames.map((type) => [eventTypeName(type), eventEnvelope(type)]),
);

/** Any event. What its data holds is for `eventSchemas` to say, where an event is made. */
export const CStarEvent = EventEnvelope.extend({
  type: EventName.describe('Tells the kind of event'),
  data: z.record(z.string(), z.unknown()).describe('What it happened to'),
})
  .meta({ writtenAs: Object.keys(namedEvents) })
  .describe('Any event: its `type` tells what `data` holds.');
