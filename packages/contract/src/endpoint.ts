import { z } from 'zod';
import { type PathParameterName, pathParameters } from './shared/path-parameters.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** `any`: secret and publishable keys. `secret`: secret keys only. */
export type Access = 'any' | 'secret';

/** `team` paths live below `/api/v1/teams/{teamId}`, `global` ones below `/api/v1`. */
export type Scope = 'team' | 'global';

/**
 * What `data` holds in the envelope: one object, one page of a longer list,
 * or a list short enough to come whole.
 */
export interface Returns<Kind extends 'one' | 'page' | 'all', Schema extends z.ZodType> {
  kind: Kind;
  schema: Schema;
}

export const one = <S extends z.ZodType>(schema: S): Returns<'one', S> => ({ kind: 'one', schema });
export const page = <S extends z.ZodType>(schema: S): Returns<'page', S> => ({ kind: 'page', schema });
export const all = <S extends z.ZodType>(schema: S): Returns<'all', S> => ({ kind: 'all', schema });

export type AnyReturns = Returns<'one' | 'page' | 'all', z.ZodType>;

/** The names between braces in a path template: `/tickets/{ticketId}` gives `'ticketId'`. */
export type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type ParamsOf<Path extends string> = z.ZodObject<{
  [Name in NamesIn<Path> & PathParameterName]: (typeof pathParameters)[Name];
}>;

export interface Endpoint<
  Path extends string = string,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodObject = z.ZodObject,
  Result extends AnyReturns = AnyReturns,
> {
  method: Method;
  path: Path;
  scope: Scope;
  access: Access;
  /** One sentence, shown in OpenAPI and in tools built from it. */
  summary: string;
  params: ParamsOf<Path>;
  query: Query;
  body: Body | undefined;
  returns: Result;
  /** The status of a success. */
  status: 200 | 201;
}

const noQuery = z.object({});
type NoQuery = typeof noQuery;

interface EndpointDefinition<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Result extends AnyReturns,
> {
  method: Method;
  /** Each name in braces must stand in `pathParameters`. */
  path: Path & (NamesIn<Path> extends PathParameterName ? unknown : never);
  summary: string;
  returns: Result;
  query?: Query;
  body?: Body;
  /** Default: `any` for GET, `secret` for all else. */
  access?: Access;
  /** Default: `team`. */
  scope?: Scope;
  /** Default: 200. */
  status?: 200 | 201;
}

/** Describes one endpoint; everything else (server route, SDK types, OpenAPI) is derived from it. */
export function endpoint<
  Path extends string,
  Result extends AnyReturns,
  Query extends z.ZodObject = NoQuery,
  Body extends z.ZodObject = never,
>(
  definition: EndpointDefinition<Path, Query, Body, Result>,
  // NoInfer: what surrounds the call (`resource` takes any endpoint) must not widen what stands in it.
): Endpoint<NoInfer<Path>, NoInfer<Query>, NoInfer<Body>, NoInfer<Result>> {
  const { method, path, summary, returns, body } = definition;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as PathParameterName);
  return {
    method,
    path,
    scope: definition.scope ?? 'team',
    access: definition.access ?? (method === 'GET' ? 'any' : 'secret'),
    summary,
    params: z.object(Object.fromEntries(names.map((name) => [name, pathParameters[name]]))) as ParamsOf<Path>,
    query: (definition.query ?? noQuery) as Query,
    body,
    returns,
    status: definition.status ?? 200,
  };
}

type Endpoints = Record<string, Endpoint>;
type Schemas = Record<string, z.ZodType>;

export interface Resource<E extends Endpoints = Endpoints, S extends Schemas = Schemas> {
  /** As the accessor of the client: `customerGroups`; empty for methods of the client itself. */
  name: string;
  title: string;
  description: string;
  /** The named types of this resource, in the order a reader wants them. */
  schemas: S;
  endpoints: E;
}

/** Groups what belongs to one accessor, and keeps its exact types. */
export const resource = <const E extends Endpoints, const S extends Schemas>(
  definition: Resource<E, S>,
): Resource<E, S> => definition;

/** How the client calls an endpoint: `tickets.messages.list` for `cstar.tickets.messages.list()`. */
export const operationName = ({ name }: { name: string }, method: string): string =>
  name === '' ? method : `${name}.${method}`;

/** The full path of an endpoint, with its parameters still in braces. */
export function fullPath(entry: Pick<Endpoint, 'path' | 'scope'>): string {
  return entry.scope === 'team' ? `/api/v1/teams/{teamId}${entry.path}` : `/api/v1${entry.path}`;
}
