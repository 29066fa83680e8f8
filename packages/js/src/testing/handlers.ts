import { type HttpHandler, http } from 'msw';
import { defaultAnswer } from './default-answer.ts';
import { endpoints } from './endpoints.ts';
import { listEnvelope, oneEnvelope } from './envelope.ts';
import type { Call, OperationName, Override, Overrides } from './override.ts';
import { apiError, apiResponse } from './response.ts';

/** Where the handlers listen. */
export interface HandlerOptions {
  /** The origin that your client calls; `'*'` for any. Default: `https://www.cstar.help`. */
  baseUrl?: string | undefined;
}

/**
 * msw handlers for every endpoint of the API. Each answers with a believable fixture: the id
 * that was asked for, the fields that were sent, lists in pages. Any team id and key will do.
 *
 * @param overrides What some endpoints answer instead: data, a response, or a function of the call.
 * @param options Where to listen.
 * @throws {TypeError} when there is no endpoint of that name.
 * @example
 * ```ts
 * import { apiError, cstarHandlers, ticketDetail } from '@cstar.help/js/testing';
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer(
 *   ...cstarHandlers({
 *     'tickets.get': ({ params }) => ticketDetail({ id: params.ticketId, status: 'open' }),
 *     'tickets.create': apiError({ code: 'parameter_missing', param: 'title' }),
 *   }),
 * );
 * ```
 */
export function cstarHandlers(overrides: Overrides = {}, options: HandlerOptions = {}): HttpHandler[] {
  const unknown = Object.keys(overrides).find((name) => !isOperationName(name));
  if (unknown !== undefined) throw noSuchEndpoint(unknown);
  const nextRequestId = requestIds();
  const handlerOf = <Name extends OperationName>(name: Name): HttpHandler =>
    makeHandler(name, overrides[name], options, nextRequestId);
  return names.map(handlerOf);
}

/**
 * The msw handler of one endpoint, for `server.use(...)` within one test.
 *
 * @param name How the client calls the endpoint: `tickets.messages.list`.
 * @param override What it answers: data, a response, or a function of the call.
 * @param options Where to listen.
 * @throws {TypeError} when there is no endpoint of that name.
 * @example
 * ```ts
 * import { cstarHandler, ticket } from '@cstar.help/js/testing';
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer();
 * server.use(cstarHandler('tickets.list', [ticket({ title: 'Only this one' })]));
 * ```
 */
export const cstarHandler = <Name extends OperationName>(
  name: Name,
  override?: Override<Name>,
  options: HandlerOptions = {},
): HttpHandler => makeHandler(name, override, options, requestIds());

const isOperationName = (name: string): name is OperationName => Object.hasOwn(endpoints, name);
const names = Object.keys(endpoints).filter(isOperationName);

const noSuchEndpoint = (name: string) =>
  new TypeError(
    `There is no endpoint "${name}". Endpoints are named as the client calls them: ${names.join(', ')}.`,
  );

const register = { GET: http.get, POST: http.post, PATCH: http.patch, DELETE: http.delete };

/** Each set of handlers counts its calls, so that no two responses have the same id. */
function requestIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `req_test_${count}`;
  };
}

function makeHandler<Name extends OperationName>(
  name: Name,
  override: Override<Name>,
  { baseUrl = 'https://www.cstar.help' }: HandlerOptions,
  nextRequestId: () => string,
): HttpHandler {
  if (!isOperationName(name)) throw noSuchEndpoint(name);
  const { method, path } = endpoints[name];
  const pattern = `${baseUrl.replace(/\/+$/, '')}${path.replace(/\{(\w+)\}/g, ':$1')}`;
  return register[method](pattern, async ({ request, params }) => {
    const call = await readCall(name, request, params);
    const answer = typeof override === 'function' ? await override(call) : override;
    // A response can be read once, and an override may answer many calls.
    if (answer instanceof Response) return answer.clone();
    const requestId = nextRequestId();
    if (answer !== undefined) return respond(name, answer, call.query, requestId);
    // The default list has no second part, and takes every cursor for that of its beginning.
    return respond(name, defaultAnswer(name, call), { ...call.query, before: undefined }, requestId);
  });
}

async function readCall<Name extends OperationName>(
  name: Name,
  request: Request,
  params: Record<string, unknown>,
): Promise<Call<Name>> {
  // What arrives is what the test sent. The handler takes its shape on trust, as the types describe it.
  const call = {
    params,
    query: readQuery(name, request.url),
    body: await readBody(request.clone()),
    request,
  };
  return call as unknown as Call<Name>;
}

async function readBody(request: Request): Promise<unknown> {
  try {
    if (!request.headers.get('content-type')?.startsWith('multipart/')) return await request.json();
    const fields: Record<string, unknown> = {};
    (await request.formData()).forEach((value, name) => {
      fields[name] = value;
    });
    return fields;
  } catch {
    return undefined;
  }
}

const readers = {
  number: Number,
  boolean: (text: string) => text === 'true',
  list: (text: string) => text.split(','),
};

function readQuery(name: OperationName, url: string): Record<string, unknown> {
  const kinds = new Map<string, keyof typeof readers>(Object.entries(endpoints[name].query));
  const query: Record<string, unknown> = {};
  new URL(url).searchParams.forEach((text, key) => {
    const kind = kinds.get(key);
    query[key] = kind === undefined ? text : readers[kind](text);
  });
  return query;
}

function respond(name: OperationName, data: object, query: Part, requestId: string): Response {
  const { framed, status } = endpoints[name];
  if (!Array.isArray(data)) return apiResponse(oneEnvelope(data, { requestId }), { status });
  const part = cut(name, data, query);
  if (part === undefined) return apiError({ code: 'parameter_invalid', param: 'before', requestId });
  const { items, pagination, frame } = part;
  const body = listEnvelope(items, pagination, { requestId });
  return apiResponse(framed ? { ...body, data: { object: 'list', data: items, ...frame } } : body, {
    status,
  });
}

/** What a query may say of the part of a list that it wants. */
interface Part {
  page?: number | undefined;
  pageSize?: number | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

/** How much of a list comes at once. */
function sizeOf(name: OperationName): number | undefined {
  const facts = endpoints[name];
  return 'size' in facts ? facts.size : undefined;
}

const idOf = (item: object | undefined): unknown => Object(item).id;

/** The part of a whole list that a call gets; `undefined` for a cursor that the list does not have. */
function cut(name: OperationName, data: object[], query: Part) {
  const { kind } = endpoints[name];
  const size = sizeOf(name);
  const { page = 1, pageSize = size ?? 20, before, limit = size ?? data.length } = query;
  const total = data.length;
  if (kind === 'page') {
    return {
      items: data.slice((page - 1) * pageSize, page * pageSize),
      pagination: { page, pageSize, total },
    };
  }
  if (kind !== 'cursor') return { items: data.slice(0, limit) };
  const found = before === undefined ? -1 : data.findIndex((item) => idOf(item) === before);
  if (before !== undefined && found < 0) return undefined;
  const items = data.slice(found + 1, found + 1 + limit);
  const hasMore = found + 1 + limit < total;
  return { items, pagination: { hasMore }, frame: { cursor: hasMore ? idOf(items.at(-1)) : null } };
}
