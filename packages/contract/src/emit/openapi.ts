import { stringify } from 'yaml';
import type { Endpoint } from '../endpoint.ts';
import { ErrorEnvelope, ListMeta, Meta } from '../shared/envelope.ts';
import type { Streams } from '../streams.ts';
import { components, headerReferences, introduction, responseReferences } from './openapi-components.ts';
import { deliveries, streamPaths } from './openapi-events.ts';
import { parameterSchema, queryParameters } from './openapi-parameters.ts';
import { namedSchemas, type Operation, operationsOf } from './operations.ts';
import { type JsonSchema, type Resources, toJsonSchema, toJsonSchemas } from './schemas.ts';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The API as an OpenAPI 3.1 document. */
export function openApiDocument(resources: Resources, streams: Streams = {}) {
  const operations = operationsOf(resources);
  const schemas = toJsonSchemas(
    { ...namedSchemas(resources), Meta, ListMeta, ErrorEnvelope },
    (name) => reference(name).$ref,
  );
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    item[operation.endpoint.method.toLowerCase()] = describeOperation(operation, schemas);
    paths[operation.path] = item;
  }
  Object.assign(paths, streamPaths(streams));
  const webhooks = Object.keys(streams).length === 0 ? undefined : deliveries();
  // Query schemas are spelled out as parameters, and some types only callers in TypeScript need.
  const wanted = referencedFrom([paths, webhooks, components], schemas);
  return {
    ...introduction,
    tags: Object.values(resources).map(({ title, description }) => ({ name: title, description })),
    paths,
    ...(webhooks && { webhooks }),
    components: {
      ...components,
      schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => wanted.has(name))),
    },
  };
}

/** The names of the schemas that something refers to, be it through other schemas. */
function referencedFrom(part: unknown, schemas: Record<string, JsonSchema>): Set<string> {
  const found = new Set<string>();
  const search = (text: string) => {
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (name === undefined || found.has(name)) continue;
      found.add(name);
      search(JSON.stringify(schemas[name]));
    }
  };
  search(JSON.stringify(part));
  return found;
}

/** The document as the text of `openapi.yaml`. */
export const emitOpenApi = (resources: Resources, streams: Streams = {}): string =>
  `# Generated from packages/contract/src/contract.ts. Do not edit:\n# change the contract, then run \`npm run generate\`.\n${stringify(
    openApiDocument(resources, streams),
    { aliasDuplicateObjects: false, lineWidth: 0, schema: 'yaml-1.1' },
  )}`;

function describeOperation(operation: Operation, schemas: Record<string, JsonSchema>) {
  const { name, resource, endpoint, body } = operation;
  return {
    operationId: name,
    tags: [resource.title],
    summary: endpoint.summary,
    description: `${accessNotes[endpoint.access]} In the SDK: \`${endpoint.scope === 'customer' ? '' : 'cstar.'}${name}()\`.`,
    ...(endpoint.scope === 'customer' && { security: customerSecurity[endpoint.access] }),
    'x-access': endpoint.access,
    ...(endpoint.needsSetup && { 'x-needs-setup': endpoint.needsSetup }),
    ...(endpoint.permission && { 'x-permission': endpoint.permission }),
    parameters: [
      ...pathParameters(operation),
      ...queryParameters((operation.query && schemas[operation.query]) || {}),
      ...(endpoint.method === 'GET' || endpoint.sensitive
        ? []
        : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
      { $ref: '#/components/parameters/Version' },
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { [contentTypes[endpoint.bodyType]]: { schema: reference(body) } },
      },
    }),
    responses: {
      [endpoint.status]: {
        description: successNotes[endpoint.returns.kind],
        headers: { ...headerReferences, ...(endpoint.cacheSeconds && cacheHeaders) },
        content: { 'application/json': { schema: envelope(operation) } },
      },
      ...(endpoint.cacheSeconds && { 304: notModified }),
      ...responseReferences(errorStatuses(endpoint)),
    },
  };
}

const accessNotes: Record<Endpoint['access'], string> = {
  any: 'For secret and publishable keys.',
  secret: 'For secret keys only.',
  public: 'For the browsers of customers: needs no key.',
  visitor: 'For the browsers of customers: needs the access token of a session, be it of a visitor.',
  customer: 'For the browsers of customers: needs the access token of a customer.',
};

const cacheHeaders = {
  ETag: {
    description: 'Changes with the data, and with nothing else. Send it back in `If-None-Match`.',
    schema: { type: 'string' },
  },
  'Cache-Control': { description: 'How long the answer may be used again.', schema: { type: 'string' } },
};
const notModified = { description: 'The data is what `If-None-Match` names. No body.' };

const token = [{ customerToken: [] }];
const customerSecurity: Record<Endpoint['access'], object[]> = {
  any: [],
  secret: [],
  public: [{}, ...token],
  visitor: token,
  customer: token,
};

const contentTypes: Record<Endpoint['bodyType'], string> = {
  json: 'application/json',
  multipart: 'multipart/form-data',
};

const successNotes: Record<Endpoint['returns']['kind'], string> = {
  one: 'The object, in the envelope.',
  page: 'One page of the list, in the envelope.',
  all: 'The whole list, in the envelope.',
  cursor: 'One stretch of the list, in the envelope. `cursor` asks for the next one; null at the end.',
};

function pathParameters({ endpoint, pathParameters: names }: Operation) {
  const { properties = {} } = toJsonSchema(endpoint.params);
  return names.map((name) =>
    name === 'teamId'
      ? { $ref: '#/components/parameters/TeamId' }
      : { name, in: 'path', required: true, ...parameterSchema(properties[name]) },
  );
}

function envelope({ endpoint, data }: Operation) {
  const { kind, framed } = endpoint.returns;
  const items = { type: 'array', items: reference(data) };
  const list = {
    data: framed ? framedList(kind, items) : items,
    pagination: reference('Pagination'),
    meta: reference('ListMeta'),
  };
  const properties = {
    success: { const: true },
    ...(kind === 'one' ? { data: reference(data), meta: reference('Meta') } : list),
  };
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** A list as some endpoints frame it: one level deeper, with the cursor beside it. */
function framedList(kind: Endpoint['returns']['kind'], items: object) {
  const properties = {
    object: { const: 'list' },
    data: items,
    ...(kind === 'cursor' && { cursor: { type: ['string', 'null'] } }),
  };
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** The statuses other than success that a call of this endpoint can meet. */
function errorStatuses({ method, params, query, body, needsSetup }: Endpoint): number[] {
  const takesInput = [params, query, body].some((schema) => Object.keys(schema?.shape ?? {}).length > 0);
  const namesObject = Object.keys(params.shape).length > 0;
  return [
    ...(takesInput ? [400] : []),
    401,
    403,
    ...(namesObject ? [404] : []),
    ...(method === 'GET' ? [] : [409]),
    ...(body ? [413] : []),
    ...(needsSetup === undefined ? [] : [422]),
    429,
    500,
    503,
  ];
}
