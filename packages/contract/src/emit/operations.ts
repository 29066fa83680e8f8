import type { z } from 'zod';
import { type Endpoint, fullPath, operationName, type Resource } from '../endpoint.ts';
import { namedEventSchemas } from '../events/index.ts';
import { shared } from '../shared/index.ts';
import type { Resources } from './schemas.ts';

/** One endpoint with every name that the emitters print for it. */
export interface Operation {
  /** `tickets.list` */
  name: string;
  resource: Resource;
  endpoint: Endpoint;
  /** `/api/v1/teams/{teamId}/tickets` */
  path: string;
  /** The parameters in braces, in order. */
  pathParameters: string[];
  /** The name of the query schema; `undefined` when the endpoint takes no query. */
  query: string | undefined;
  /** The name of the body schema; `undefined` when the endpoint takes no body. */
  body: string | undefined;
  /** The name of what `data` holds, or of one item of it. */
  data: string;
}

/** Every named schema: those of the resources, those that they share, and those of events. */
export const namedSchemas = (resources: Resources): Record<string, z.ZodType> =>
  Object.assign({}, shared, ...Object.values(resources).map(({ schemas }) => schemas), namedEventSchemas);

/**
 * Every endpoint, in the order of the contract.
 * @throws {Error} when a query, body or response has no name, or two operations have the same.
 */
export function operationsOf(resources: Resources): Operation[] {
  const nameOf = new Map(Object.entries(namedSchemas(resources)).map(([name, schema]) => [schema, name]));
  const operations = Object.entries(resources).flatMap(([file, resource]) =>
    Object.entries(resource.endpoints).map(([method, endpoint]): Operation => {
      const name = operationName(resource, method);
      const nameFor = (part: string, schema: z.ZodType): string => {
        const found = nameOf.get(schema);
        if (found !== undefined) return found;
        throw new Error(
          `The ${part} of ${name} has no name: list its schema in \`schemas\` of resources/${file}.ts`,
        );
      };
      const path = fullPath(endpoint);
      return {
        name,
        resource,
        endpoint,
        path,
        pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
        query: hasFields(endpoint.query) ? nameFor('query', endpoint.query) : undefined,
        body: endpoint.body && nameFor('body', endpoint.body),
        data: nameFor('response', endpoint.returns.schema),
      };
    }),
  );
  const names = operations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two endpoints are called ${twice}: rename one of them`);
  return operations;
}

const hasFields = (schema: z.ZodObject): boolean => Object.keys(schema.shape).length > 0;
