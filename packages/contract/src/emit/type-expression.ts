import { describe, docComment } from './doc-comment.ts';
import type { JsonSchema } from './schemas.ts';

export interface TypeContext {
  /** Input types take readonly arrays, and `undefined` for what may be left out. */
  input: boolean;
  /** The description of a named schema, for fields that have none of their own. */
  describe(name: string): string | undefined;
}

/** The SDK's name for what a caller may give as a file; not generated, since it depends on the platform. */
export const fileType = 'PlatformFile';

/** The TypeScript type of a JSON Schema. References become names. */
export function typeExpression(schema: JsonSchema, context: TypeContext, indent = 0): string {
  const { $ref, const: literal, type } = schema;
  if ($ref !== undefined) return $ref;
  if (literal !== undefined) return quote(literal);
  if (schema.enum) return openUnion(schema.enum);
  if (schema.format === 'binary') return fileType;
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return union(alternatives, context, indent);
  if (Array.isArray(type))
    return union(
      type.map((one) => ({ ...schema, type: one })),
      context,
      indent,
    );
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return arrayOf(typeExpression(itemOf(schema), context, indent), context);
    case 'object':
      return objectType(schema, context, indent);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    default:
      return 'unknown';
  }
}

/** The fields of an object, one doc comment each. */
export function fields(
  schema: JsonSchema,
  context: TypeContext,
  indent: number,
  leaveOut: ReadonlySet<string> = new Set(),
): string {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !leaveOut.has(name))
    .map(([name, value]) => {
      const field = typeof value === 'boolean' ? {} : value;
      const comment = docComment(describe(field, field.$ref && context.describe(field.$ref)), indent);
      const mark = required.has(name) ? '' : '?';
      const orUndefined = mark !== '' && context.input ? ' | undefined' : '';
      return `${comment}${' '.repeat(indent)}${key(name)}${mark}: ${typeExpression(field, context, indent)}${orUndefined};\n`;
    })
    .join('');
}

/** A server may learn new values before a caller updates: the known ones are offered, any text is taken. */
export const openUnion = (values: readonly unknown[]): string =>
  [...values.map(quote), '(string & {})'].join(' | ');

const quote = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));

const union = (parts: readonly JsonSchema[], context: TypeContext, indent: number): string =>
  [...new Set(parts.map((part) => typeExpression(part, context, indent)))].join(' | ');

function arrayOf(item: string, { input }: TypeContext): string {
  const element = /[|&]/.test(item) && !item.startsWith('{') ? `(${item})` : item;
  return `${input ? 'readonly ' : ''}${element}[]`;
}

function itemOf({ items }: JsonSchema): JsonSchema {
  return items === undefined || typeof items === 'boolean' || Array.isArray(items) ? {} : items;
}

function objectType(schema: JsonSchema, context: TypeContext, indent: number): string {
  if (schema.properties && Object.keys(schema.properties).length > 0) {
    return `{\n${fields(schema, context, indent + 2)}${' '.repeat(indent)}}`;
  }
  const { additionalProperties: values, 'x-changes-of': changed } = schema;
  if (typeof changed === 'string') return `EventChanges<${changed}>`;
  return `Record<string, ${typeof values === 'object' ? typeExpression(values, context, indent) : 'unknown'}>`;
}
