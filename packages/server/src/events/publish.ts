import type { Context } from '../context.ts';
import { audit } from './audit.ts';
import type { DomainEvent } from './events.ts';

/** Something that follows from events, in their transaction: it changes rows and may publish more events. */
export type Reaction = (context: Context, event: DomainEvent) => Promise<void>;

/** Chains of automations that set each other off end here. */
const maxDepth = 8;

type Unfinished = Omit<Context, 'publish' | 'later' | 'as'>;

/** What belongs to one transaction, however deep in it something happens. */
interface Publishing {
  reactions: readonly Reaction[];
  /** What waits for the end, in order. */
  waiting: (() => Promise<void>)[];
}

/**
 * Does work that may publish events: an audit entry for each, then every reaction in order, and at
 * the end what was put off until then.
 */
export async function publishing<Result>(
  context: Unfinished,
  reactions: readonly Reaction[],
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const shared: Publishing = { reactions, waiting: [] };
  const result = await work(complete(context, shared, 0));
  // What is done here may put off more: an array may grow while it is walked.
  for (const finish of shared.waiting) await finish();
  return result;
}

function complete(context: Unfinished, shared: Publishing, depth: number): Context {
  const own: Context = {
    ...context,
    as: (actor) => complete({ ...context, actor }, shared, depth),
    later(work) {
      shared.waiting.push(() => work(own));
    },
    async publish(event) {
      await audit(own, {
        action: event.type,
        resourceType: event.resourceType,
        resourceId: event.resourceId,
        details: event.details,
      });
      if (depth >= maxDepth) return;
      const deeper = complete(context, shared, depth + 1);
      for (const react of shared.reactions) await react(deeper, event);
    },
  };
  return own;
}
