import type { Context as HonoContext } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import type { CallContext, Context, EffectContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import { inTenant } from '../db/tenant.ts';
import { type Reaction, withPublish } from '../events/publish.ts';
import type { EffectHandler, Handler } from '../handlers.ts';
import type { Services } from '../services.ts';
import { answerOf } from './answer.ts';
import { checkDrift } from './drift.ts';
import { type Answer, successEnvelope } from './envelope.ts';
import type { ServerEnvironment } from './environment.ts';
import {
  claim,
  type IdempotentCall,
  idempotencyHeader,
  idempotentCall,
  readIdempotencyKey,
  store,
} from './idempotency.ts';
import { type AnyEndpoint, type Input, inputReader } from './read-input.ts';

export interface ServeDependencies {
  db: Database;
  development: boolean;
  services: Services;
  reactions: readonly Reaction[];
}

/** The last step of a route: input, one transaction with the handler in it, envelope. */
export function serve(
  { db, development, services, reactions }: ServeDependencies,
  endpoint: AnyEndpoint,
  handler: Handler | EffectHandler,
) {
  const readInput = inputReader(endpoint);
  const mode = endpoint.method === 'GET' ? 'read' : 'write';

  const transaction =
    (facts: CallContext): EffectContext['transaction'] =>
    (wanted, work) =>
      inTenant(db, facts.principal, wanted, (tx) => work(withPublish({ ...facts, tx }, reactions)));

  const toAnswer = (input: Input, result: unknown): Answer => {
    const answer = answerOf(endpoint, input.query, result);
    if (development) checkDrift(endpoint.returns, answer);
    return answer;
  };

  return async (c: HonoContext<ServerEnvironment>): Promise<Response> => {
    const input = await readInput(c);
    const { principal, now, requestId } = c.var;
    const { memberId: id, memberName: name } = principal;
    const facts = { principal, actor: { type: 'member', id, name }, now, requestId, newId: uuidv7 } as const;
    const run = transaction(facts);
    const key = mode === 'write' ? readIdempotencyKey(c.req.header(idempotencyHeader)) : undefined;
    const call =
      key === undefined
        ? undefined
        : idempotentCall({ principal }, { key, endpoint, params: input.params, body: input.body });

    const replay = async (context: Context, wanted: IdempotentCall): Promise<Response | undefined> => {
      const stored = await claim(context, wanted);
      if (stored === undefined) return undefined;
      c.set('requestId', stored.requestId);
      const original = { requestId: stored.requestId, timestamp: stored.createdAt, replayed: true };
      return c.json(successEnvelope(stored.answer, original), stored.status);
    };
    const finish = (answer: Answer) =>
      c.json(successEnvelope(answer, { requestId, timestamp: now }), endpoint.status);
    const keep = (context: Context, answer: Answer) =>
      call && store(context, call, { status: endpoint.status, requestId, answer });

    if (typeof handler === 'function') {
      return run(mode, async (context) => {
        const replayed = call && (await replay(context, call));
        if (replayed !== undefined) return replayed;
        const answer = toAnswer(input, await handler({ ...input, context }));
        await keep(context, answer);
        return finish(answer);
      });
    }
    const replayed = call && (await run('write', (context) => replay(context, call)));
    if (replayed !== undefined) return replayed;
    const result = await handler.reach({ ...input, context: { ...facts, services, transaction: run } });
    const answer = toAnswer(input, result);
    if (call !== undefined) await run('write', async (context) => keep(context, answer));
    return finish(answer);
  };
}
