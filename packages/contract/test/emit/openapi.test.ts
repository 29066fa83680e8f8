import { validate } from '@readme/openapi-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emitOpenApi, openApiDocument } from '../../src/emit/openapi.ts';
import { resourcesOf } from '../../src/emit/schemas.ts';
import {
  chatStreams,
  contract,
  customerContract,
  errorCodes,
  eventTypeNames,
  fullPath,
  operationName,
  streams,
} from '../../src/index.ts';

const resources = resourcesOf(contract);
const text = emitOpenApi(resources, streams);
const load = () => parse(text);
const document = load();

const endpoints = Object.values(resources).flatMap((resource) =>
  Object.entries(resource.endpoints).map(([key, entry]) => [operationName(resource, key), entry] as const),
);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await validate(load())).toMatchObject({ valid: true, warnings: [] });
  });

  it('is refused by that validator when it is broken', async () => {
    const broken = load();
    broken.paths['/api/v1/auth/whoami'].get.responses = 'none';

    expect(await validate(broken)).toMatchObject({ valid: false });
  });

  it('reads back as what was written, whichever version of YAML the reader speaks', () => {
    const written = JSON.parse(JSON.stringify(openApiDocument(resources, streams)));

    expect(document).toEqual(written);
    expect(parse(text, { version: '1.1' })).toEqual(written);
  });

  it.each(endpoints)('has %s, with its summary, access and responses', (name, entry) => {
    const operation = document.paths[fullPath(entry)][entry.method.toLowerCase()];

    expect(operation).toMatchObject({ operationId: name, summary: entry.summary, 'x-access': entry.access });
    expect(operation.responses[entry.status].content['application/json'].schema.required).toContain('data');
    expect(operation.responses).toMatchObject({
      401: { $ref: '#/components/responses/Unauthorized' },
      429: { $ref: '#/components/responses/TooManyRequests' },
    });
    expect('404' in operation.responses).toBe(Object.keys(entry.params.shape).length > 0);
  });

  it.each(endpoints)('lists every parameter of %s', (_, entry) => {
    const operation = document.paths[fullPath(entry)][entry.method.toLowerCase()];
    const names = operation.parameters.map(
      (parameter: { name?: string; $ref?: string }) => parameter.name ?? parameter.$ref?.split('/').at(-1),
    );

    expect(names).toEqual([
      ...(entry.scope === 'team' ? ['TeamId'] : []),
      ...Object.keys(entry.params.shape),
      ...Object.keys(entry.query.shape),
      ...(entry.method === 'GET' || entry.sensitive ? [] : ['IdempotencyKey']),
      'Version',
    ]);
    expect('requestBody' in operation).toBe(entry.body !== undefined);
  });

  const parameter = (path: string, name: string) =>
    document.paths[`/api/v1/teams/{teamId}${path}`].get.parameters.find(
      (candidate: { name?: string }) => candidate.name === name,
    );

  it('tells defaults and limits of query parameters', () => {
    expect(parameter('/tickets', 'pageSize')).toMatchObject({
      description: 'Results per page',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    });
    expect(parameter('/articles', 'isPublic').schema).toEqual({ type: 'boolean' });
    expect(parameter('/tickets', 'expand')).toMatchObject({ style: 'form', explode: false });
  });

  it('tells defaults, limits and what is required of bodies', () => {
    const { TicketCreateParams } = document.components.schemas;

    expect(TicketCreateParams.required).toEqual(['title']);
    expect(TicketCreateParams.properties.title).toMatchObject({ minLength: 1, maxLength: 500 });
    expect(TicketCreateParams.properties.priority.default).toBe('normal');
  });

  it.each(['Metadata', 'MetadataPatch'])('tells how many keys %s may hold', (name) => {
    expect(document.components.schemas[name]).toMatchObject({
      type: 'object',
      maxProperties: 50,
      description: expect.stringContaining('at most 50 keys'),
    });
  });

  it('lets objects gain fields, and names no limit that is only that of numbers in JavaScript', () => {
    expect(text).not.toContain('additionalProperties: false');
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });

  it('names every error code under the response of its status', () => {
    const responses = JSON.stringify(document.components.responses);

    for (const code of Object.keys(errorCodes)) expect(responses).toContain(`\`${code}\``);
  });

  it('has the request id and the rate limit on every response, and Retry-After on 429', () => {
    const { TooManyRequests, NotFound } = document.components.responses;
    const usual = [
      'x-cstar-request-id',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'X-RateLimit-Window',
    ];

    expect(Object.keys(NotFound.headers)).toEqual(usual);
    expect(Object.keys(TooManyRequests.headers)).toEqual([...usual, 'Retry-After']);
  });

  it('has no schema that nothing refers to', () => {
    const schemas: string[] = Object.keys(document.components.schemas);

    expect(schemas.filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([]);
  });

  it.each(Object.entries(streams))(
    'has the stream %s, with its parameters and what it tells',
    (name, stream) => {
      const operation = document.paths[fullPath(stream)].get;

      expect(operation).toMatchObject({
        operationId: name,
        summary: stream.summary,
        'x-access': stream.access,
      });
      expect(operation.responses[200].content['text/event-stream']['x-event'].$ref).toMatch(/CStarEvent$/);
      expect(operation.parameters).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'types', in: 'query', style: 'form', explode: false }),
          expect.objectContaining({ name: 'Last-Event-ID', in: 'header', required: false }),
        ]),
      );
    },
  );

  it('has every event as a call that webhooks get', () => {
    expect(Object.keys(document.webhooks)).toEqual(eventTypeNames);
    expect(document.webhooks['ticket.message_added'].post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/TicketMessageAddedEvent' } } },
      },
    });
    expect(document.components.schemas.CStarEvent.oneOf).toHaveLength(eventTypeNames.length);
  });

  it('tells the changes of an object once for all its fields', () => {
    const { changes } = document.components.schemas.TicketUpdatedEvent.properties.data.properties;

    expect(changes).toMatchObject({
      'x-changes-of': 'EventTicket',
      additionalProperties: { required: ['from', 'to'] },
    });
    expect(changes).not.toHaveProperty('properties');
  });
});

describe('the streams of the browsers of customers', () => {
  const whole = { ...resources, ...resourcesOf(customerContract) };
  const loadWhole = () => parse(emitOpenApi(whole, { ...streams, ...chatStreams }));
  const { paths } = loadWhole();

  it.each(Object.entries(chatStreams))('%s has its parameters and what it tells', (name, stream) => {
    const operation = paths[fullPath(stream)].get;

    expect(operation).toMatchObject({
      operationId: name,
      'x-access': 'visitor',
      security: [{ customerToken: [] }],
    });
    const frames = operation.responses[200].content['text/event-stream']['x-event'];
    expect(Object.keys(frames)).toEqual(['message', 'ticket', 'typing', 'closed']);
    expect(frames.message.$ref).toMatch(/ChatStreamedMessage$/);
    const names = operation.parameters.map((parameter: { name?: string }) => parameter.name);
    expect(names).toContain('team');
    expect(names).not.toContain('Last-Event-ID');
  });

  it('stand in a document that is valid', async () => {
    expect(await validate(loadWhole())).toMatchObject({ valid: true, warnings: [] });
  });
});
