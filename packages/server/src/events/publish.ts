import type { Context } from '../context.ts';
import { enterTenant } from '../db/tenant.ts';
import { audit } from './audit.ts';
import type { DomainEvent } from './events.ts';
import { append, appendTest } from './outbox.ts';

/** Something that follows from events, in their transaction: it changes rows and may publish more events. */
export type Reaction = (context: Context, event: DomainEvent) => Promise<void>;

/** Chains of automations that set each other off end here. */
const maxDepth = 8;

type Unfinished = Omit<Context, 'publish' | 'publishTest' | 'inEnvironment' | 'later' | 'as'>;

/** What belongs to one transaction, however deep in it something happens. */
interface Publishing {
  reactions: readonly Reaction[];
  /** What waits for the end, in order. */
  waiting: (() => Promise<void>)[];
  /** How many events were written to the log; those that a savepoint undid count too. */
  appended: number;
}

/**
 * Does work that may publish events: an audit entry and an entry in the log of events for each, then every
 * reaction in order, and at the end what was put off until then. Tells how many events there may be to send on
 * once the transaction has committed.
 */
export async function publishing<Result>(
  context: Unfinished,
  reactions: readonly Reaction[],
  work: (context: Context) => Promise<Result>,
): Promise<{ result: Result; appended: number }> {
  const shared: Publishing = { reactions, waiting: [], appended: 0 };
  const result = await work(complete(context, shared, 0));
  // What is done here may put off more: an array may grow while it is walked.
  for (const finish of shared.waiting) await finish();
  return { result, appended: shared.appended };
}

function complete(context: Unfinished, shared: Publishing, depth: number): Context {
  const own: Context = {
    ...context,
    as: (actor) => complete({ ...context, actor }, shared, depth),
    async inEnvironment(environment, work) {
      const { tx, principal } = context;
      if (environment === principal.environment) return work(own);
      const there = { ...context, principal: { ...principal, environment } };
      await enterTenant(tx, there.principal);
      const { result, appended } = await publishing(there, shared.reactions, work);
      shared.appended += appended;
      await enterTenant(tx, principal);
      return result;
    },
    later(work) {
      shared.waiting.push(() => work(own));
    },
    publishTest(type) {
      shared.appended += 1;
      return appendTest(own, type);
    },
    async publish(event) {
      await audit(own, {
        action: event.type,
        resourceType: event.resourceType,
        resourceId: event.resourceId,
        details: event.details,
      });
      shared.appended += 1;
      await append(own, event);
      if (depth >= maxDepth) return;
      const deeper = complete(context, shared, depth + 1);
      for (const react of shared.reactions) await react(deeper, event);
    },
  };
  return own;
}
