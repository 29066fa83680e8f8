import { describe, expect, it } from 'vitest';
import { namedSchemas, type Operation, operationsOf } from '../src/emit/operations.ts';
import { type JsonSchema, resourcesOf, toJsonSchemas } from '../src/emit/schemas.ts';
import { contract } from '../src/index.ts';
import { deviations, documentedSchemas } from './documented/deviations.ts';
import {
  type DocumentedEndpoint,
  type DocumentedField,
  type DocumentedFields,
  documentedEndpoints,
  documentedObjects,
  routeOf,
} from './documented/reference.ts';

const resources = resourcesOf(contract);
const schemas = toJsonSchemas(namedSchemas(resources), (name) => name);
const operations = new Map(
  operationsOf(resources).map((operation) => [routeOf(operation.endpoint.method, operation.path), operation]),
);

const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref === undefined ? schema : { ...resolve(schemas[schema.$ref] ?? {}), ...withoutRef(schema) };
const withoutRef = ({ $ref: _, ...schema }: JsonSchema): JsonSchema => schema;

const propertiesOf = (name: string | undefined): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries((name && schemas[name]?.properties) || {}).map(([field, schema]) => [
      field,
      typeof schema === 'boolean' ? {} : resolve(schema),
    ]),
  );

const partsOf = (schema: JsonSchema): JsonSchema[] => {
  const { anyOf, oneOf } = resolve(schema);
  const parts = anyOf ?? oneOf;
  return parts ? parts.flatMap(partsOf) : [resolve(schema)];
};

/** The types that a schema allows, in the words of the reference; `null` aside, which it does not mention. */
function typesOf(schema: JsonSchema): string[] {
  return partsOf(schema).flatMap((part) => {
    if (part.type === 'array') return ['array', 'string[]'];
    if (part.format === 'date-time') return ['datetime', 'string'];
    if (part.type === undefined) return ['object', 'string', 'array'];
    const types = [part.type].flat().filter((type) => type !== 'null');
    return types.includes('integer') ? [...types, 'number'] : types;
  });
}

const valuesOf = (schema: JsonSchema): unknown[] =>
  partsOf(schema).flatMap(({ enum: values, const: value }) => values ?? value ?? []);

/** What is missing for a field to be as documented. */
function faultsOf(
  schema: JsonSchema | undefined,
  { type, values = [], default: value }: DocumentedField,
): string[] {
  if (schema === undefined) return ['missing'];
  const wanted = type === 'uuid' ? 'string' : type;
  const missing = values.filter((one) => !valuesOf(schema).includes(one));
  return [
    ...(typesOf(schema).includes(wanted) ? [] : [`no ${wanted}`]),
    ...(missing.length > 0 ? [`not ${missing.join(', ')}`] : []),
    ...(value === undefined || schema.default === value ? [] : [`default ${schema.default}`]),
  ];
}

function faultsOfParameters(part: string, name: string | undefined, documented: DocumentedFields = {}) {
  const properties = propertiesOf(name);
  const required = (name && schemas[name]?.required) || [];
  return Object.entries(documented).flatMap(([field, facts]) => [
    ...faultsOf(properties[field], facts).map((fault) => `${part} ${field}: ${fault}`),
    ...(required.includes(field) === (facts.required === true)
      ? []
      : [`${part} ${field}: ${required.includes(field) ? 'required' : 'optional'}`]),
  ]);
}

function faultsOfEndpoint(operation: Operation | undefined, documented: DocumentedEndpoint): string[] {
  if (operation === undefined) return ['missing'];
  const { endpoint, query, body } = operation;
  return [
    ...(endpoint.status === documented.status ? [] : [`status ${endpoint.status}`]),
    ...(endpoint.access === documented.access ? [] : [`access ${endpoint.access}`]),
    ...faultsOfParameters('query', query, documented.query),
    ...faultsOfParameters('body', body, documented.body),
  ];
}

function faultsOfObject(name: string, fields: DocumentedFields): string[] {
  const candidates = (documentedSchemas[name] ?? []).map((schema) => resolve({ $ref: schema }));
  return Object.entries(fields).flatMap(([field, facts]) => {
    const found = candidates.map((schema) => fieldAt(schema, field)).find((schema) => schema !== undefined);
    return faultsOf(found, facts).map((fault) => `${field}: ${fault}`);
  });
}

/** A field, also of a part: `tickets.total`. */
function fieldAt(schema: JsonSchema, path: string): JsonSchema | undefined {
  const [name = '', ...rest] = path.split('.');
  const property: JsonSchema | boolean | undefined = resolve(schema).properties?.[name];
  if (property === undefined || typeof property === 'boolean') return undefined;
  return rest.length === 0 ? resolve(property) : fieldAt(property, rest.join('.'));
}

const endpointFaults = documentedEndpoints.map((documented) => {
  const route = routeOf(documented.method, documented.path);
  return { name: route, faults: faultsOfEndpoint(operations.get(route), documented) };
});
const objectFaults = Object.entries(documentedObjects).map(([name, fields]) => ({
  name,
  faults: faultsOfObject(name, fields),
}));
const named = [...endpointFaults, ...objectFaults].map(({ name, faults }) => ({
  name,
  faults: faults.map((fault) => `${name}: ${fault}`),
}));

describe('as documented', () => {
  it.each(named)('$name', ({ faults }) => {
    expect(faults.filter((fault) => !(fault in deviations))).toEqual([]);
  });

  it('are 117 endpoints and 25 objects', () => {
    expect([documentedEndpoints.length, Object.keys(documentedObjects).length]).toEqual([117, 25]);
  });
});

it('no deviation is listed that does not exist', () => {
  const existing = new Set(named.flatMap(({ faults }) => faults));

  expect(Object.keys(deviations).filter((name) => !existing.has(name))).toEqual([]);
});
