import { z } from 'zod';
import type { Contract } from '../contract.ts';
import type { CustomerContract } from '../customer/contract.ts';
import type { Resource } from '../endpoint.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Resources of any shape; the emitters look no deeper. */
export type Resources = Record<string, Resource>;

/** The resources of the contract without their exact types, which no emitter needs. */
export const resourcesOf = (contract: Contract | CustomerContract): Resources => ({ ...contract });

/** Callers write `…Params`, so these show what goes in; all else shows what comes out. */
export const isInput = (name: string): boolean => name.endsWith('Params');

/** Every named schema as JSON Schema. References between them read `refs(name)`. */
export function toJsonSchemas(
  schemas: Record<string, z.ZodType>,
  refs: (name: string) => string,
): Record<string, JsonSchema> {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) names.add(schema, { id });
  const emit = (io: 'input' | 'output') =>
    z.toJSONSchema(names, { io, uri: refs, override: nameAlternatives, unrepresentable: 'any' }).schemas;
  const nameAlternatives: Override = (context) => {
    keepDefaultDropNoise(context);
    writeAlternatives(context.jsonSchema, refs);
    writeChanges(context.jsonSchema);
  };
  const [input, output] = [emit('input'), emit('output')];
  return Object.fromEntries(
    Object.keys(schemas).map((name) => [name, bare((isInput(name) ? input : output)[name])]),
  );
}

/** One schema as JSON Schema, as a caller writes it. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  return bare(
    z.toJSONSchema(schema, { io: 'input', override: keepDefaultDropNoise, unrepresentable: 'any' }),
  );
}

function bare(schema: JsonSchema = {}): JsonSchema {
  const { $schema, $id, '~standard': _, ...rest } = schema;
  return rest;
}

/** A schema with `writtenAs` in its metadata reads as one what callers write as one of these named ones. */
function writeAlternatives(jsonSchema: JsonSchema, refs: (name: string) => string): void {
  const { writtenAs } = jsonSchema;
  if (!Array.isArray(writtenAs)) return;
  for (const keyword of ['writtenAs', 'type', 'properties', 'required'] as const) delete jsonSchema[keyword];
  jsonSchema.oneOf = writtenAs.map((name) => ({ $ref: refs(String(name)) }));
}

/** The changes of a named object read as `from` and `to` of any of its fields, not as each of them again. */
function writeChanges(jsonSchema: JsonSchema): void {
  const { changesOf } = jsonSchema;
  if (changesOf === undefined) return;
  for (const keyword of ['changesOf', 'properties'] as const) delete jsonSchema[keyword];
  jsonSchema.additionalProperties = {
    type: 'object',
    properties: { from: { description: 'The value before' }, to: { description: 'The value now' } },
    required: ['from', 'to'],
  };
  jsonSchema['x-changes-of'] = changesOf;
}

type Override = NonNullable<z.core.ToJSONSchemaParams['override']>;

const keepDefaultDropNoise: Override = ({ zodSchema, jsonSchema }) => {
  // zod drops the default of a schema that transforms, since it might not be valid input. Ours are.
  const { def } = zodSchema._zod;
  if (def.type === 'default') jsonSchema.default ??= def.defaultValue as NonNullable<JsonSchema['default']>;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // An object may gain fields.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  // In a form, a file is written as it is.
  if (jsonSchema.format === 'binary') delete jsonSchema.contentEncoding;
  // `format` says it, and a validator that knows the format needs no pattern of 400 characters.
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
};
