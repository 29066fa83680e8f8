import { z } from 'zod';
import { customerChat } from '../customer/customer-chat.ts';
import { fullPath } from '../endpoint.ts';
import { eventTypeName } from '../events/index.ts';
import { eventTypeNames, eventTypes } from '../shared/events.ts';
import type { Stream, Streams } from '../streams.ts';
import { deliveryHeaders, responseReferences } from './openapi-components.ts';
import { parameterSchema, queryParameters } from './openapi-parameters.ts';
import { toJsonSchema } from './schemas.ts';

// What reaches callers by itself: streams, and the calls that webhooks get.

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The streams as operations, by their path. */
export const streamPaths = (streams: Streams) =>
  Object.fromEntries(
    Object.entries(streams).map(([name, stream]) => [fullPath(stream), { get: describe(name, stream) }]),
  );

const describe = (name: string, stream: Stream) => ({
  operationId: name,
  tags: [stream.title],
  summary: stream.summary,
  description: stream.description,
  ...(stream.scope === 'customer' && { security: [{ customerToken: [] }] }),
  'x-access': stream.access,
  parameters: [
    ...pathParameters(stream),
    ...queryParameters(toJsonSchema(stream.query)),
    ...(stream.lastEventId === undefined
      ? []
      : [
          {
            name: 'Last-Event-ID',
            in: 'header',
            required: false,
            ...parameterSchema(toJsonSchema(stream.lastEventId)),
          },
        ]),
    { $ref: '#/components/parameters/Version' },
  ],
  responses: {
    200: {
      description: 'Frames, until one side ends the connection.',
      content: { 'text/event-stream': { schema: { type: 'string' }, 'x-event': framesOf(stream) } },
    },
    ...responseReferences([400, 401, 403, ...(stream.params === undefined ? [] : [404]), 429, 500, 503]),
  },
});

const pathParameters = ({ params, scope }: Stream) => {
  const { properties = {} } = params === undefined ? {} : toJsonSchema(params);
  const named = Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'path',
    required: true,
    ...parameterSchema(property),
  }));
  return scope === 'team' ? [{ $ref: '#/components/parameters/TeamId' }, ...named] : named;
};

/** What the frames hold, or those of each name. */
const framesOf = ({ event }: Stream) =>
  event instanceof z.ZodType
    ? reference('CStarEvent')
    : Object.fromEntries(Object.entries(event).map(([name, schema]) => [name, reference(nameOf(schema))]));

const nameOf = (schema: z.ZodType): string => {
  const found = Object.entries(customerChat.schemas).find(([, named]) => named === schema);
  if (found === undefined) throw new Error('A frame has no name: list its schema in customer-chat.ts');
  return found[0];
};

const delivery = {
  parameters: Object.keys(deliveryHeaders).map((id) => ({ $ref: `#/components/parameters/${id}` })),
  responses: { '2XX': { description: 'You took it. Anything else is tried again.' } },
};

/** The call that a webhook gets for each event. */
export const deliveries = () =>
  Object.fromEntries(
    eventTypeNames.map((type) => {
      const schema = reference(eventTypeName(type));
      const requestBody = { required: true, content: { 'application/json': { schema } } };
      return [type, { post: { summary: `${eventTypes[type]}.`, requestBody, ...delivery } }];
    }),
  );
