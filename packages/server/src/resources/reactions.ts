import type { Reaction } from '../events/publish.ts';
import { runAutomations } from './automations/reaction.ts';
import { followSentiment } from './customers/reaction.ts';
import { playGame } from './game/reaction.ts';
import { notificationReactions } from './notifications/reactions.ts';

/** Everything that follows from an event, in the order in which it happens. */
export const reactions: readonly Reaction[] = [
  followSentiment,
  ...notificationReactions,
  playGame,
  runAutomations,
];
