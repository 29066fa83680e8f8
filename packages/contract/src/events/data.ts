import { z } from 'zod';
import { communityPosts } from '../resources/community-posts.ts';
import { memberPreferences } from '../resources/member-preferences.ts';
import { TeamPreferences } from '../resources/preferences.ts';
import type { EventType } from '../shared/events.ts';
import { id } from '../shared/ids.ts';
import { changesOf } from './changes.ts';
import {
  EventAchievement,
  EventArticle,
  EventBoss,
  EventCustomer,
  EventCustomerGroup,
  EventCustomerSummary,
  EventMember,
  EventMessage,
  EventQuest,
  EventSurvey,
  EventTeam,
  EventTicket,
} from './objects.ts';
import { snakeCased } from './snake-cased.ts';

const { CommunityPost, CommunityComment } = communityPosts.schemas;

// An object is told as it stands after what happened; one that is deleted, as it was last.
const now = (noun: string) => `The ${noun}, as it now stands`;
const last = (noun: string) => `The ${noun}, as it was last`;

const customerOfTicket = EventCustomerSummary.nullable().describe(
  'The customer of the ticket; null when none is linked',
);
const ticket = { ticket: EventTicket.describe(now('ticket')), customer: customerOfTicket };

const customer = z.object({ customer: EventCustomer.describe('The customer, as they now stand') });
const group = z.object({ group: EventCustomerGroup.describe(now('group')) });
const article = z.object({ article: EventArticle.describe(now('article')) });
const post = z.object({ post: CommunityPost.describe(now('post')) });
const changedPost = post.extend({ changes: changesOf(CommunityPost, 'CommunityPost') });

const boss = { boss: EventBoss.describe('The boss, as it now stands') };
const hit = {
  ...boss,
  member: EventMember.describe('Who hit it'),
  damage: z.int().describe('Damage done by the hit'),
};
const player = { member: EventMember.describe('The player') };
const rewards = {
  xp: z.int().describe('XP that it brought'),
  gold: z.int().describe('Gold that it brought'),
};

/** What `data` holds, for every event. */
export const eventSchemas = {
  'ticket.created': z.object(ticket),
  'ticket.updated': z.object({ ...ticket, changes: changesOf(EventTicket, 'EventTicket') }),
  'ticket.closed': z.object(ticket),
  'ticket.message_added': z.object({ ...ticket, message: EventMessage.describe('The new message') }),
  'ticket.deleted': z.object({ ...ticket, ticket: EventTicket.describe(last('ticket')) }),
  'ticket.assigned': z.object({
    ...ticket,
    assignee: EventMember.nullable().describe(
      'The agent who now has the ticket; null when nobody has it, and for publishable keys',
    ),
  }),
  'customer.created': customer,
  'customer.updated': customer.extend({ changes: changesOf(EventCustomer, 'EventCustomer') }),
  'customer.deleted': z.object({ customer: EventCustomer.describe('The customer, as they were last') }),
  'customer_group.created': group,
  'customer_group.updated': group.extend({ changes: changesOf(EventCustomerGroup, 'EventCustomerGroup') }),
  'customer_group.deleted': z.object({ group: EventCustomerGroup.describe(last('group')) }),
  'article.created': article,
  'article.published': article,
  'article.updated': article.extend({ changes: changesOf(EventArticle, 'EventArticle') }),
  'article.deleted': z.object({ article: EventArticle.describe(last('article')) }),
  'team.preferences_updated': z.object({ changes: changesOf(snakeCased(TeamPreferences)) }),
  'agent.preferences_updated': z.object({
    member: EventMember.describe('Whose preferences they are'),
    changes: changesOf(snakeCased(memberPreferences.schemas.MemberPreferences)),
  }),
  'boss.spawned': z.object(boss),
  'boss.damaged': z.object({
    ...hit,
    shield_blocked: z.boolean().describe('Whether a shield blocked the hit'),
    ticket_id: id('ticket').nullable().describe('The closed ticket behind the hit; null when there was none'),
  }),
  'boss.defeated': z.object(hit),
  'player.level_up': z.object({
    ...player,
    level: z.int().describe('The level that was reached'),
    previous_level: z.int().describe('The level before'),
  }),
  'player.achievement_unlocked': z.object({
    ...player,
    achievement: EventAchievement.describe('What was unlocked'),
    ...rewards,
  }),
  'player.xp_gained': z.object({
    ...player,
    xp: z.int().describe('XP gained'),
    gold: z.int().describe('Gold gained with it'),
    total_xp: z.int().describe('XP of the player in this season, with what was gained'),
    source: z.string().describe('What brought it, such as `ticket`, `boss` or `puzzle`'),
  }),
  'player.quest_completed': z.object({ ...player, quest: EventQuest.describe('What was done'), ...rewards }),
  'player.streak_milestone': z.object({
    ...player,
    days: z.int().describe('Days in a row with a closed ticket: 3, 5, 10 or 25'),
  }),
  'social.one_up_sent': z.object({
    sender: EventMember.describe('Who sent it'),
    recipient: EventMember.describe('Who got it'),
    message: z.string().nullable().describe('The words that came with it'),
    gold_amount: z.int().describe('Gold given by the sender'),
    was_free: z.boolean().describe("Whether it was one of the sender's free one-ups of the day"),
  }),
  'social.high_five_sent': z.object({
    sender: EventMember.describe('Who sent it'),
    sender_team: EventTeam.describe('The team that sent it'),
    recipient_team: EventTeam.describe('The team that got it'),
    message: z.string().nullable().describe('The words that came with it'),
  }),
  'community_post.created': post,
  'community_post.updated': changedPost,
  'community_post.status_changed': changedPost,
  'community_post.commented': post.extend({ comment: CommunityComment.describe('The new comment') }),
  'community_post.deleted': z.object({ post: CommunityPost.describe(last('post')) }),
  'community_post.voted': post.extend({
    customer_id: id('customer')
      .nullable()
      .describe('The customer who voted (cus_ prefix); null for publishable keys'),
  }),
  'survey.submitted': z.object({
    survey: EventSurvey.describe('The answer'),
    ticket: EventTicket.describe('The ticket that the answer is about'),
    customer: customerOfTicket,
  }),
} satisfies Record<EventType, z.ZodObject>;

/** What `data` holds, as it is written. */
export type EventData<Type extends EventType> = z.input<(typeof eventSchemas)[Type]>;
