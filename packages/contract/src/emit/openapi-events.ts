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

const describe = (name: string, { title, summary, description, access, query, lastEventId }: Stream) => ({
  operationId: name,
  tags: [title],
  summary,
  description,
  'x-access': access,
  parameters: [
    { $ref: '#/components/parameters/TeamId' },
    ...queryParameters(toJsonSchema(query)),
    { name: 'Last-Event-ID', in: 'header', required: false, ...parameterSchema(toJsonSchema(lastEventId)) },
    { $ref: '#/components/parameters/Version' },
  ],
  responses: {
    200: {
      description: 'Frames, until one side ends the connection.',
      content: { 'text/event-stream': { schema: { type: 'string' }, 'x-event': reference('CStarEvent') } },
    },
    ...responseReferences([400, 401, 403, 429, 500, 503]),
  },
});

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
