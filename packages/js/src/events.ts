import type { CStarEvent, EventMap, EventType } from './types/events.ts';

type ResourceOf<Type> = Type extends `${infer Resource}.${string}` ? Resource : never;

/** What a handler can listen to: one event, all events of a resource such as `ticket.*`, or everything. */
export type EventPattern = EventType | `${ResourceOf<EventType>}.*` | '*';

/** The events that a pattern stands for: `EventOf<'ticket.*'>` is the union of all ticket events. */
export type EventOf<Pattern extends EventPattern> = Pattern extends EventType
  ? EventMap[Pattern]
  : Pattern extends `${infer Resource}.*`
    ? EventMap[Extract<EventType, `${Resource}.${string}`>]
    : CStarEvent;

/** Every event there is. */
export const eventTypes: readonly EventType[] = [
  'ticket.created',
  'ticket.updated',
  'ticket.closed',
  'ticket.message_added',
  'ticket.deleted',
  'ticket.assigned',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer_group.created',
  'customer_group.updated',
  'customer_group.deleted',
  'article.created',
  'article.published',
  'article.updated',
  'article.deleted',
  'team.preferences_updated',
  'agent.preferences_updated',
  'boss.spawned',
  'boss.damaged',
  'boss.defeated',
  'player.level_up',
  'player.achievement_unlocked',
  'player.xp_gained',
  'player.quest_completed',
  'player.streak_milestone',
  'social.one_up_sent',
  'social.high_five_sent',
  'community_post.created',
  'community_post.updated',
  'community_post.status_changed',
  'community_post.commented',
  'community_post.deleted',
  'community_post.voted',
  'survey.submitted',
];

/** Whether a pattern stands for events of a type. */
export const covers = (pattern: string, type: string): boolean =>
  pattern === '*' || pattern === type || pattern === `${type.split('.', 1)}.*`;
