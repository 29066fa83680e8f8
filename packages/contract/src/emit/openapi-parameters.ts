import type { JsonSchema } from './schemas.ts';

/** The fields of a query as parameters. */
export const queryParameters = ({ properties = {}, required = [] }: JsonSchema) =>
  Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...parameterSchema(property),
    // Lists travel as one comma-separated text.
    ...(typeof property === 'object' && property.type === 'array' && { style: 'form', explode: false }),
  }));

/** The description belongs to the parameter, all else to its schema. */
export function parameterSchema(property: JsonSchema | boolean | undefined) {
  const { description, ...schema } = typeof property === 'object' ? property : {};
  return { ...(description !== undefined && { description }), schema };
}
