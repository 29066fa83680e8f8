import type { Context as HonoContext } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { inTenant } from '../db/tenant.ts';
import type { Handler } from '../handlers.ts';
import { checkDrift } from './drift.ts';
import { type Answer, paginate, successEnvelope, wholeList } from './envelope.ts';
import type { ServerEnvironment } from './environment.ts';
import { claim, idempotencyHeader, idempotentCall, readIdempotencyKey, store } from './idempotency.ts';
import { type AnyEndpoint, type Input, inputReader } from './read-input.ts';

export interface ServeDependencies {
  db: Database;
  development: boolean;
}

/** The last step of a route: input, one transaction with the handler in it, envelope. */
export function serve({ db, development }: ServeDependencies, endpoint: AnyEndpoint, handler: Handler) {
  const readInput = inputReader(endpoint);
  const mode = endpoint.method === 'GET' ? 'read' : 'write';

  const run = async (context: Context, input: Input): Promise<Answer> => {
    const answer = toAnswer(endpoint, input, await handler({ ...input, context }));
    if (development) checkDrift(endpoint.returns, answer);
    return answer;
  };

  return async (c: HonoContext<ServerEnvironment>): Promise<Response> => {
    const input = await readInput(c);
    const { principal, now, requestId } = c.var;
    const key = mode === 'write' ? readIdempotencyKey(c.req.header(idempotencyHeader)) : undefined;
    const call =
      key === undefined
        ? undefined
        : idempotentCall({ principal }, { key, endpoint, params: input.params, body: input.body });

    return inTenant(db, principal, mode, async (tx) => {
      const context: Context = { tx, principal, now, newId: uuidv7 };
      const stored = call && (await claim(context, call));
      if (stored !== undefined) {
        c.set('requestId', stored.requestId);
        const facts = { requestId: stored.requestId, timestamp: stored.createdAt, replayed: true };
        return c.json(successEnvelope(stored.answer, facts), stored.status);
      }
      const answer = await run(context, input);
      if (call !== undefined) {
        await store(context, call, { status: endpoint.status, requestId, answer });
      }
      return c.json(successEnvelope(answer, { requestId, timestamp: now }), endpoint.status);
    });
  };
}

function toAnswer(endpoint: AnyEndpoint, { query }: Input, result: unknown): Answer {
  switch (endpoint.returns.kind) {
    case 'one':
      return { kind: 'one', data: result };
    case 'all':
      if (!Array.isArray(result)) break;
      return { kind: 'list', data: result, pagination: wholeList(result.length) };
    case 'page': {
      const { page, pageSize } = query;
      if (!isPage(result) || typeof page !== 'number' || typeof pageSize !== 'number') break;
      return { kind: 'list', data: result.items, pagination: paginate(page, pageSize, result.total) };
    }
  }
  throw new Error(`The handler of ${endpoint.method} ${endpoint.path} returned no ${endpoint.returns.kind}.`);
}

const isPage = (result: unknown): result is { items: unknown[]; total: number } =>
  typeof result === 'object' &&
  result !== null &&
  'items' in result &&
  Array.isArray(result.items) &&
  'total' in result &&
  typeof result.total === 'number';
