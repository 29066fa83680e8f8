import { z } from 'zod';
import { type PathParameterName, pathParameters } from './shared/path-parameters.ts';
import type { PermissionKey } from './shared/roles.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * With a key: `any` takes secret and publishable ones, `secret` secret ones only. Without one, for the browsers of
 * customers: `public` takes everybody, `visitor` whoever has a session of the help center, `customer` customers only.
 */
export type Access = KeyAccess | CustomerAccess;
export type KeyAccess = 'any' | 'secret';
export type CustomerAccess = 'public' | 'visitor' | 'customer';

/** `multipart`: a form with one file, as browsers send it, and the body's fields beside it. */
export type BodyType = 'json' | 'multipart';

/**
 * `team` paths live below `/api/v1/teams/{teamId}`, `global` ones below `/api/v1`, and `customer` ones, which begin
 * with their area and the team (`/library/{team}/articles`), below `/api`.
 */
export type Scope = 'team' | 'global' | 'customer';

/**
 * What `data` holds in the envelope: one object, one page of a longer list, a list short enough to
 * come whole, or one stretch of a list that is followed by a cursor.
 */
export type ReturnsKind = 'one' | 'page' | 'all' | 'cursor';

export interface Returns<Kind extends ReturnsKind, Schema extends z.ZodType> {
  kind: Kind;
  schema: Schema;
  /** Whether the items of the list stand one level deeper, in `data: { object: 'list', data: […] }`. */
  framed: boolean;
}

export const one = <S extends z.ZodType>(schema: S): Returns<'one', S> => ({
  kind: 'one',
  schema,
  framed: false,
});
export const page = <S extends z.ZodType>(schema: S): Returns<'page', S> => ({
  kind: 'page',
  schema,
  framed: false,
});
export const all = <S extends z.ZodType>(schema: S): Returns<'all', S> => ({
  kind: 'all',
  schema,
  framed: false,
});
export const cursor = <S extends z.ZodType>(schema: S): Returns<'cursor', S> => ({
  kind: 'cursor',
  schema,
  framed: true,
});

/** The same list in the frame that the reference shows for it: `data: { object: 'list', data: […] }`. */
export const framed = <Kind extends ReturnsKind, S extends z.ZodType>(
  list: Returns<Kind, S>,
): Returns<Kind, S> => ({ ...list, framed: true });

export type AnyReturns = Returns<ReturnsKind, z.ZodType>;

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
  /** What the role behind the key must allow; `undefined` when every role may. */
  permission: PermissionKey | undefined;
  /** What must be set up for it to work, if anything: without it, the answer is `feature_not_configured`. */
  needsSetup: string | undefined;
  /** How the body travels. */
  bodyType: BodyType;
  /** A longer body is refused. */
  maxBodyBytes: number;
  /** Whether programs call it every few seconds: it then has an allowance of its own and uses up no other. */
  polled: boolean;
  /** Whether it takes or answers secrets: nothing of it is stored for replays, so an idempotency key has no effect. */
  sensitive: boolean;
  /**
   * Whether a token that does not hold any more counts as none: it cannot be renewed by then, or the call is about
   * getting a new one. Elsewhere it is refused, since silence would look like a log-out.
   */
  ignoresBadToken: boolean;
  /** Seconds for which browsers and caches on the way may use an answer; `undefined` when they may not keep it. */
  cacheSeconds: number | undefined;
  /** One sentence, shown in OpenAPI and in tools built from it. */
  summary: string;
  params: ParamsOf<Path>;
  query: Query;
  body: Body | undefined;
  returns: Result;
  /** The status of a success. */
  status: 200 | 201;
}

export const mebibyte = 1024 * 1024;

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
  /** Default: `secret` with a permission or for all but GET, else `any`. */
  access?: Access;
  /** Default: none, so that every role may. */
  permission?: PermissionKey;
  /** What must be set up for it to work. Default: nothing. */
  needsSetup?: string;
  /** Default: `json`. */
  bodyType?: BodyType;
  /** Default: 1 MiB. */
  maxBodyBytes?: number;
  /** Default: false. */
  polled?: boolean;
  /** Default: false. */
  sensitive?: boolean;
  /** Of a `public` endpoint for customers. Default: false. */
  ignoresBadToken?: boolean;
  /** Of a GET. Default: none, so that nobody keeps an answer. */
  cacheSeconds?: number;
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
    access: definition.access ?? (method === 'GET' && definition.permission === undefined ? 'any' : 'secret'),
    permission: definition.permission,
    needsSetup: definition.needsSetup,
    bodyType: definition.bodyType ?? 'json',
    maxBodyBytes: definition.maxBodyBytes ?? mebibyte,
    polled: definition.polled ?? false,
    cacheSeconds: definition.cacheSeconds,
    sensitive: definition.sensitive ?? false,
    ignoresBadToken: definition.ignoresBadToken ?? false,
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
  /**
   * As the accessor of the client: `customerGroups`; empty for methods of the client itself. Several
   * resources may share one, and a key of `endpoints` may name a part of it: `'leaderboard.me'`.
   */
  name: string;
  title: string;
  description: string;
  /** The named types of this resource, in the order a reader wants them. */
  schemas: S;
  endpoints: E;
}

/** An endpoint for the browsers of customers. Default access: `public` for GET, else `customer`. */
export const customerEndpoint = <
  Path extends string,
  Result extends AnyReturns,
  Query extends z.ZodObject = NoQuery,
  Body extends z.ZodObject = never,
>(
  definition: Omit<EndpointDefinition<Path, Query, Body, Result>, 'access' | 'permission' | 'scope'> & {
    access?: CustomerAccess;
  },
): Endpoint<NoInfer<Path>, NoInfer<Query>, NoInfer<Body>, NoInfer<Result>> =>
  endpoint<Path, Result, Query, Body>({
    ...definition,
    access: definition.access ?? (definition.method === 'GET' ? 'public' : 'customer'),
    scope: 'customer',
  });

/** Groups what belongs to one accessor, and keeps its exact types. */
export const resource = <const E extends Endpoints, const S extends Schemas>(
  definition: Resource<E, S>,
): Resource<E, S> => definition;

/** How the client calls an endpoint: `tickets.messages.list` for `cstar.tickets.messages.list()`. */
export const operationName = ({ name }: { name: string }, method: string): string =>
  name === '' ? method : `${name}.${method}`;

/** The full path of an endpoint, with its parameters still in braces. */
export function fullPath(entry: Pick<Endpoint, 'path' | 'scope'>): string {
  return roots[entry.scope] + entry.path;
}

const roots: Record<Scope, string> = { team: '/api/v1/teams/{teamId}', global: '/api/v1', customer: '/api' };
