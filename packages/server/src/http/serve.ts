import type { Context as HonoContext } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import type { CallContext, Context, EffectContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import { inTenant } from '../db/tenant.ts';
import { publishing, type Reaction } from '../events/publish.ts';
import type { Sequencer } from '../events/sequencer.ts';
import type { EffectHandler, Handler } from '../handlers.ts';
import type { Services } from '../services.ts';
import { answerOf } from './answer.ts';
import { checkDrift } from './drift.ts';
import { type Answer, successEnvelope } from './envelope.ts';
import type { ServerEnvironment } from './environment.ts';
import { markForCaches } from './http-cache.ts';
import {
  claim,
  type IdempotentCall,
  idempotencyHeader,
  idempotentCall,
  readIdempotencyKey,
  release,
  reserve,
  type StoredResponse,
  store,
} from './idempotency.ts';
import { type AnyEndpoint, type Input, inputReader } from './read-input.ts';

export interface ServeDependencies {
  db: Database;
  development: boolean;
  services: Services;
  reactions: readonly Reaction[];
  /** Who sends events on once they are committed. Default: nobody. */
  events?: Pick<Sequencer, 'wake'> | undefined;
}

/** The last step of a route: input, the handler in one transaction or around several, envelope. */
export function serve(
  { db, development, services, reactions, events }: ServeDependencies,
  endpoint: AnyEndpoint,
  handler: Handler | EffectHandler,
) {
  const readInput = inputReader(endpoint);
  const mode = endpoint.method === 'GET' ? 'read' : 'write';
  const answerTo = typeof handler === 'function' ? inside(handler) : beyond(handler, services);

  return async (c: HonoContext<ServerEnvironment>): Promise<Response> => {
    const input = await readInput(c);
    const facts = factsOf(c);
    const keeps = mode === 'write' && !endpoint.sensitive;
    const key = keeps ? readIdempotencyKey(c.req.header(idempotencyHeader)) : undefined;
    const idempotent = key === undefined ? undefined : idempotentCall(facts, { key, endpoint, ...input });
    const outcome = await answerTo({
      input,
      facts,
      mode,
      idempotent,
      origin: new URL(c.req.url).origin,
      async transaction(wanted, work) {
        const { result, appended } = await inTenant(db, facts.principal, wanted, (tx) =>
          publishing({ ...facts, tx }, reactions, work),
        );
        if (appended > 0) events?.wake();
        return result;
      },
      toAnswer(result) {
        const answer = answerOf(endpoint, input.query, result);
        if (development) checkDrift(endpoint.returns, answer);
        return answer;
      },
      keep: (context, answer) =>
        idempotent &&
        store(context, idempotent, { status: endpoint.status, requestId: facts.requestId, answer }),
    });
    if ('stored' in outcome) {
      const { stored } = outcome;
      c.set('requestId', stored.requestId);
      const original = { requestId: stored.requestId, timestamp: stored.createdAt, replayed: true };
      return c.json(successEnvelope(stored.answer, original), stored.status);
    }
    const { cacheSeconds } = endpoint;
    if (cacheSeconds !== undefined && markForCaches(c, cacheSeconds, outcome.answer))
      return c.body(null, 304);
    const call = { requestId: facts.requestId, timestamp: facts.now };
    return c.json(successEnvelope(outcome.answer, call), endpoint.status);
  };
}

/** One call on its way to an answer. */
interface Running {
  input: Input;
  facts: CallContext;
  mode: 'read' | 'write';
  idempotent: IdempotentCall | undefined;
  origin: string;
  transaction: EffectContext['transaction'];
  toAnswer(result: unknown): Answer;
  /** Stores the answer for replays, if the call has an idempotency key. */
  keep(context: Context, answer: Answer): Promise<void> | undefined;
}

type Outcome = { answer: Answer } | { stored: StoredResponse };

/** The handler, the claim of its idempotency key and the stored answer: all in one transaction. */
const inside =
  (handler: Handler) =>
  ({ input, mode, idempotent, transaction, toAnswer, keep }: Running): Promise<Outcome> =>
    transaction(mode, async (context) => {
      const stored = idempotent && (await claim(context, idempotent));
      if (stored !== undefined) return { stored };
      const answer = toAnswer(await handler({ ...input, context }));
      await keep(context, answer);
      return { answer };
    });

/** The handler between two transactions: one reserves its idempotency key, one stores the answer. */
const beyond =
  (handler: EffectHandler, services: Services) =>
  async ({ input, facts, idempotent, origin, transaction, toAnswer, keep }: Running): Promise<Outcome> => {
    const context: EffectContext = { ...facts, origin, services, transaction };
    const work = async () => toAnswer(await handler.reach({ ...input, context }));
    if (idempotent === undefined) return { answer: await work() };
    const stored = await transaction('write', (inner) => reserve(inner, idempotent, facts.requestId));
    if (stored !== undefined) return { stored: renewed(stored, handler, context) };
    try {
      const answer = await work();
      await transaction('write', async (inner) => keep(inner, answer));
      return { answer };
    } catch (error) {
      await transaction('write', (inner) => release(inner, idempotent));
      throw error;
    }
  };

/** What was stored, without what has aged in it since. */
function renewed(stored: StoredResponse, handler: EffectHandler, context: EffectContext): StoredResponse {
  const { answer } = stored;
  if (answer.kind !== 'one' || handler.again === undefined) return stored;
  return { ...stored, answer: { ...answer, data: handler.again(answer.data, context) } };
}

function factsOf({ var: facts }: HonoContext<ServerEnvironment>): CallContext {
  const { principal, customer, now, requestId } = facts;
  const { memberId: id, memberName: name } = principal;
  const actor = facts.actor ?? { type: 'member', id, name };
  return { principal, actor, customer, now, requestId, newId: uuidv7 };
}
