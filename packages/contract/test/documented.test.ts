import { describe, expect, it } from 'vitest';
import { namedSchemas, operationsOf } from '../src/emit/operations.ts';
import { type JsonSchema, resourcesOf, toJsonSchemas } from '../src/emit/schemas.ts';
import { contract } from '../src/index.ts';
import {
  type DocumentedField,
  type DocumentedFields,
  documentedEndpoints,
  documentedObjects,
} from './documented.ts';

const resources = resourcesOf(contract);
const schemas = toJsonSchemas(namedSchemas(resources), (name) => name);
const operations = new Map(operationsOf(resources).map((operation) => [operation.name, operation]));

const propertiesOf = (name: string | undefined): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries((name && schemas[name]?.properties) || {}).map(([field, schema]) => [
      field,
      typeof schema === 'boolean' ? {} : schema,
    ]),
  );

/** The types that a schema allows, in the words of the reference; `null` aside, which it does not mention. */
function typesOf(schema: JsonSchema): string[] {
  if (schema.$ref !== undefined) return typesOf(schemas[schema.$ref] ?? {});
  if (schema.anyOf) return schema.anyOf.flatMap(typesOf);
  if (schema.type === 'array') return ['string[]'];
  if (schema.format === 'date-time') return ['datetime'];
  return [schema.type ?? []].flat().filter((type) => type !== 'null');
}

const valuesOf = (schema: JsonSchema): unknown[] =>
  (schema.$ref === undefined ? schema : (schemas[schema.$ref] ?? {})).enum ?? [];

function expectField(schema: JsonSchema | undefined, { type, default: value }: DocumentedField) {
  if (Array.isArray(type)) expect(valuesOf(schema ?? {})).toEqual(expect.arrayContaining(type));
  else expect(typesOf(schema ?? {})).toContain(type);
  if (value !== undefined) expect(schema?.default).toBe(value);
}

const table = (fields: DocumentedFields = {}) => Object.entries(fields);

describe.each(Object.entries(documentedObjects))('%s', (name, fields) => {
  it.each(table(fields))('has the documented field %s', (field, facts) => {
    expectField(propertiesOf(name)[field], facts);
    expect(schemas[name]?.required).toContain(field);
  });
});

describe.each(Object.entries(documentedEndpoints))('%s', (name, documented) => {
  const operation = operations.get(name);

  it('is reached, answers and is guarded as documented', () => {
    expect(operation).toMatchObject({ path: documented.path });
    expect(operation?.endpoint).toMatchObject({
      method: documented.method,
      status: documented.status,
      access: documented.access,
    });
  });

  const parameters = [
    ...table(documented.query).map(([field, facts]) => ['query', field, facts] as const),
    ...table(documented.body).map(([field, facts]) => ['body', field, facts] as const),
  ];
  if (parameters.length > 0) {
    it.each(parameters)('takes in its %s the documented %s', (part, field, facts) => {
      const schemaName = operation?.[part];
      expectField(propertiesOf(schemaName)[field], facts);
      const required = (schemaName && schemas[schemaName]?.required) || [];
      expect(required.includes(field)).toBe(facts.required === true);
    });
  }
});

it('every endpoint of the contract is documented', () => {
  expect([...operations.keys()].sort()).toEqual(Object.keys(documentedEndpoints).sort());
});
