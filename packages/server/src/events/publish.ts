import type { Context } from '../context.ts';
import { audit } from './audit.ts';
import type { DomainEvent } from './events.ts';

/** Something that follows from events, in their transaction: it changes rows and may publish more events. */
export type Reaction = (context: Context, event: DomainEvent) => Promise<void>;

/** Chains of automations that set each other off end here. */
const maxDepth = 8;

/** Completes a context with its `publish`: an audit entry for each event, then every reaction in order. */
export function withPublish(
  context: Omit<Context, 'publish' | 'as'>,
  reactions: readonly Reaction[],
  depth = 0,
): Context {
  const publishing: Context = {
    ...context,
    as: (actor) => withPublish({ ...context, actor }, reactions, depth),
    async publish(event) {
      await audit(publishing, {
        action: event.type,
        resourceType: event.resourceType,
        resourceId: event.resourceId,
        details: event.details,
      });
      if (depth >= maxDepth) return;
      const deeper = withPublish(context, reactions, depth + 1);
      for (const react of reactions) await react(deeper, event);
    },
  };
  return publishing;
}
