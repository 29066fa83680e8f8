import { type ErrorCode, errorCodes } from '../shared/errors.ts';

// The parts of the OpenAPI document that do not depend on the endpoints.

const apiVersion = '2026-03-01';

const headers = {
  'x-cstar-request-id': ['RequestId', 'The ID of the call, as in `meta.requestId` of the body.', 'string'],
  'X-RateLimit-Limit': ['RateLimitLimit', 'Requests that the key may make in one window.', 'integer'],
  'X-RateLimit-Remaining': ['RateLimitRemaining', 'Requests left in this window.', 'integer'],
  'X-RateLimit-Reset': ['RateLimitReset', 'When the window ends, in seconds of Unix time.', 'integer'],
  'X-RateLimit-Window': ['RateLimitWindow', 'Length of the window in seconds.', 'integer'],
} as const;

/** What every response carries. */
export const headerReferences = Object.fromEntries(
  Object.entries(headers).map(([name, [id]]) => [name, { $ref: `#/components/headers/${id}` }]),
);

const statusNames: Record<(typeof errorCodes)[ErrorCode]['status'], string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  413: 'PayloadTooLarge',
  422: 'FeatureNotConfigured',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

const statuses = Object.entries(statusNames).map(([status, name]) => ({ status: Number(status), name }));

/** References to the error responses of the given statuses, by status. */
export const responseReferences = (wanted: readonly number[]) =>
  Object.fromEntries(
    statuses
      .filter(({ status }) => wanted.includes(status))
      .map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]),
  );

function errorResponse(status: number) {
  const codes = Object.entries(errorCodes).filter(([, facts]) => facts.status === status);
  return {
    description: `${codes.map(([code]) => `\`${code}\``).join(', ')}.`,
    headers: {
      ...headerReferences,
      ...((status === 429 || status === 503) && {
        'Retry-After': { $ref: '#/components/headers/RetryAfter' },
      }),
    },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorEnvelope' } } },
  };
}

/** The head of the document. */
export const introduction = {
  openapi: '3.1.0',
  info: {
    title: 'cStar API',
    version: apiVersion,
    description: 'Customer support as an API: tickets, customers and a knowledge base.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: 'https://www.cstar.help' }],
  security: [{ apiKey: [] }],
};

const deliveryHeader = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** What every call of a webhook carries. */
export const deliveryHeaders = {
  DeliverySignature: deliveryHeader(
    'X-Signature',
    'Proves who sent it: `t=<unix seconds>,v1=<hex>`, an HMAC-SHA256 over `<t>.<body>`. While a secret is being replaced, there is one `v1` per secret.',
  ),
  DeliveryEventType: deliveryHeader('X-Event-Type', 'The event type.'),
  DeliveryEventId: deliveryHeader('X-Event-ID', 'The ID of the event (evt_ prefix): your idempotency key.'),
  DeliveryWebhookId: deliveryHeader('X-Webhook-ID', 'The webhook (whk_ prefix).'),
  DeliveryAttempt: deliveryHeader('X-Delivery-Attempt', 'Counts the attempts, from 1.'),
};

/** What the endpoints refer to, apart from schemas. */
export const components = {
  securitySchemes: {
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      description:
        'An API key: `sk_live_…` or `sk_test_…` (secret: reads and writes), `pk_live_…` or `pk_test_…` (publishable: reads). Test keys see test data only.',
    },
    customerToken: {
      type: 'http',
      scheme: 'bearer',
      description:
        'The access token of a session of the help center, as signing up, logging in or identifying gives it.',
    },
  },
  parameters: {
    TeamId: {
      name: 'teamId',
      in: 'path',
      required: true,
      description: 'The ID of your team (UUID)',
      schema: { type: 'string' },
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'A text that names this write. The same key with the same body within 24 hours returns the first response instead of writing again; with another body it is a conflict.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    Version: {
      name: 'CStar-Version',
      in: 'header',
      required: false,
      description: 'The version of the API to use. Without it: the latest.',
      schema: { type: 'string', default: apiVersion },
    },
    ...deliveryHeaders,
  },
  headers: {
    ...Object.fromEntries(
      Object.values(headers).map(([id, description, type]) => [id, { description, schema: { type } }]),
    ),
    RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer' } },
  },
  responses: Object.fromEntries(statuses.map(({ status, name }) => [name, errorResponse(status)])),
};
