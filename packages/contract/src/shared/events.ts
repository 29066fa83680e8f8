import { z } from 'zod';

/** Every event that webhooks, realtime and automations know: its name, and when it is fired. */
export const eventTypes = {
  'ticket.created': 'A new ticket is created',
  'ticket.updated': 'A field of a ticket changes',
  'ticket.closed': 'A ticket is resolved or closed',
  'ticket.message_added': 'A new message is added to a ticket',
  'ticket.deleted': 'A ticket is deleted',
  'ticket.assigned': 'A ticket is assigned to an agent',
  'customer.created': 'A new customer is created',
  'customer.updated': 'Customer details are modified',
  'customer.deleted': 'A customer is deleted',
  'customer_group.created': 'A customer group is created',
  'customer_group.updated': 'A customer group is modified',
  'customer_group.deleted': 'A customer group is deleted',
  'article.created': 'A new article is created',
  'article.published': 'An article is published',
  'article.updated': 'The content or metadata of an article is modified',
  'article.deleted': 'An article is deleted',
  'team.preferences_updated': 'Team-wide preferences change',
  'agent.preferences_updated': "An agent's own preferences change",
  'boss.spawned': 'A boss appears for the team',
  'boss.damaged': 'A boss takes damage',
  'boss.defeated': 'The team defeats a boss',
  'player.level_up': 'A player reaches a new level',
  'player.achievement_unlocked': 'A player unlocks an achievement',
  'player.xp_gained': 'A player earns XP',
  'player.quest_completed': 'A player completes a daily quest',
  'player.streak_milestone': 'A player hits a streak milestone (3, 5, 10 or 25 days)',
  'social.one_up_sent': 'A teammate sends a one-up',
  'social.high_five_sent': 'A team sends a high five to another team',
  'community_post.created': 'A community post is created',
  'community_post.updated': 'A community post is updated',
  'community_post.status_changed': 'The status of a community post changes',
  'community_post.commented': 'A comment is added to a community post',
  'community_post.deleted': 'A community post is deleted',
  'community_post.voted': 'A community post receives a vote',
  'survey.submitted': 'A customer submits a CSAT survey',
} as const;

export type EventType = keyof typeof eventTypes;

export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]];

/** The name of one event. */
export const EventName = z.enum(eventTypeNames).describe('An event: `resource.action`');

/** Whether a subscription such as `ticket.*` or `*` covers an event. */
export function coversEvent(pattern: string, type: string): boolean {
  if (pattern === '*') return true;
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
