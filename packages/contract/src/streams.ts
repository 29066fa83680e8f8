import { z } from 'zod';
import type { Access, Scope } from './endpoint.ts';
import { CStarEvent } from './events/index.ts';
import { eventPatternsQuery } from './shared/event-patterns.ts';
import { idInput } from './shared/ids.ts';

/** One endpoint that does not answer once but goes on telling, as server-sent events. */
export interface Stream<Query extends z.ZodObject = z.ZodObject, Event extends z.ZodType = z.ZodType> {
  method: 'GET';
  path: string;
  scope: Scope;
  access: Access;
  title: string;
  summary: string;
  description: string;
  query: Query;
  /** What stands in braces in the path, beside the team of a key. */
  params?: z.ZodObject;
  /** What the `Last-Event-ID` header holds, where a reader can go on after an event. */
  lastEventId?: z.ZodType;
  /** What stands in the `data` of each frame, or of those of each name. */
  event: Event | Record<string, Event>;
}

const stream = <Query extends z.ZodObject, Event extends z.ZodType>(definition: Stream<Query, Event>) =>
  definition;

/** Every stream, by the name of its operation. */
export const streams = {
  'webhooks.listen': stream({
    method: 'GET',
    path: '/webhooks/listen',
    scope: 'team',
    access: 'any',
    title: 'Webhooks',
    summary: 'Listen to what happens, as server-sent events.',
    description: [
      'Each frame has `id` (the ID of the event), `event` (its type) and `data` (the event as webhooks get it, with `previous_id`, the `id` of the frame before).',
      'With `Last-Event-ID`, what happened since then comes first, as long as it is no older than 24 hours; a frame `cstar.gap` tells that something is missing.',
      'A frame `cstar.cursor` has an `id` to go on from and no event. A comment comes every 15 seconds.',
      'Publishable keys see tickets, customers, public articles and community posts, without what is internal.',
    ].join(' '),
    query: z.object({
      types: eventPatternsQuery()
        .optional()
        .describe('Event types, and wildcards such as `ticket.*`. Default: all'),
    }),
    lastEventId: idInput('event').describe('Go on after this event, as browsers do by themselves'),
    event: CStarEvent,
  }),
};

/** The streams without their exact types, which no emitter needs. */
export type Streams = Record<string, Stream>;
