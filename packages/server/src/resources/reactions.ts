import type { Reaction } from '../events/publish.ts';

/** Everything that follows from an event, in the order in which it happens. */
export const reactions: readonly Reaction[] = [];
