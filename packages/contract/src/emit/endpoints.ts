import type { ReturnsKind } from '../endpoint.ts';
import { errorCodes } from '../shared/errors.ts';
import { namedSchemas, type Operation, operationsOf } from './operations.ts';
import { type JsonSchema, type Resources, toJsonSchemas } from './schemas.ts';
import { key } from './type-expression.ts';
import { header } from './types.ts';

/** What the SDK's test kit knows of the API: every endpoint as data, and its types. */
export function emitEndpoints(resources: Resources): string {
  const operations = operationsOf(resources);
  const json = toJsonSchemas(namedSchemas(resources), (name) => name);
  const types = new Set(operations.flatMap(({ query, body, data }) => [query, body, data]));
  const names = [...types].filter((name) => name !== undefined).sort();
  return [
    header('contract.ts'),
    `import type { ${names.join(', ')} } from '../types/index.ts';\n\n`,
    '/** Every endpoint: how it is reached, what a success looks like, which query parameters are not text. */\n',
    'export const endpoints = {\n',
    ...operations.map((operation) => `  ${key(operation.name)}: ${facts(operation, json)},\n`),
    '} as const;\n\n',
    '/** What each endpoint takes, and what stands in `data` of its response. */\n',
    'export interface Operations {\n',
    ...operations.map((operation) => `  ${key(operation.name)}: ${signature(operation)};\n`),
    '}\n',
  ].join('');
}

function facts({ endpoint, path, query, data }: Operation, json: Record<string, JsonSchema>): string {
  const properties = (query === undefined ? undefined : json[query]?.properties) ?? {};
  const parameters = Object.entries(properties).flatMap(([name, value]) => {
    const kind = typeof value === 'boolean' ? undefined : queryKinds[String(value.type)];
    return kind ? [`${key(name)}: '${kind}'`] : [];
  });
  const { kind, framed } = endpoint.returns;
  const size = defaultOf(properties[sizeParameters[kind] ?? '']);
  return `{ method: '${endpoint.method}', path: '${path}', status: ${endpoint.status}, kind: '${kind}', framed: ${framed}, data: '${data}', ${size === undefined ? '' : `size: ${size}, `}query: { ${parameters.join(', ')} } }`;
}

/** What says how much of a list comes at once. */
const sizeParameters: Partial<Record<ReturnsKind, string>> = {
  page: 'pageSize',
  cursor: 'limit',
  all: 'limit',
};

const defaultOf = (parameter: JsonSchema | boolean | undefined): unknown =>
  typeof parameter === 'object' ? parameter.default : undefined;

/** How the text of a query parameter is to be read, by its JSON Schema type. */
const queryKinds: Record<string, string> = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
};

function signature({ endpoint, pathParameters, query, body, data }: Operation): string {
  const params = pathParameters.map((name) => `${name}: string`).join('; ');
  return `{
    params: ${params === '' ? 'Record<never, string>' : `{ ${params} }`};
    query: ${query ?? 'Record<never, never>'};
    body: ${body ?? 'undefined'};
    data: ${data}${endpoint.returns.kind === 'one' ? '' : '[]'};
  }`;
}

/** The error codes of the API, for the test kit's error bodies. */
export const emitErrorCodes = (): string =>
  [
    header('shared/errors.ts'),
    '/** Every documented error code: its HTTP status and its `type`. */\n',
    `export const errorCodes = ${JSON.stringify(errorCodes)} as const;\n\n`,
    '/** A documented error code. */\n',
    'export type ErrorCode = keyof typeof errorCodes;\n',
  ].join('');
