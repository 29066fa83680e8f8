import { z } from 'zod';
import { type IdKind, idInput, personInput, prefixes, uuidInput } from './ids.ts';

const prefixed = (kind: IdKind, noun: string) =>
  idInput(kind).describe(`The ${noun} ID (${prefixes[kind]}_ prefix, or a bare UUID)`);
const bare = (noun: string) => uuidInput().describe(`The ${noun} ID (UUID)`);

/** Every name that may stand in braces in a path, once. */
export const pathParameters = {
  team: z
    .string()
    .regex(/^([a-z0-9]+(-[a-z0-9]+)*|[0-9a-f-]{32,36})(:test)?$/i, 'expected the slug or the UUID of a team')
    .describe('The slug or the UUID of the team; with `:test` behind it, its test environment'),
  slugOrId: z.string().min(1).max(300).describe('The slug, or the ID'),
  articleSlug: z.string().min(1).max(300).describe('The slug of the article'),
  answerId: prefixed('answer', 'answer'),
  nudgeId: prefixed('nudge', 'nudge'),
  ticketId: prefixed('ticket', 'ticket'),
  customerId: prefixed('customer', 'customer'),
  articleId: prefixed('article', 'article'),
  categoryId: bare('category'),
  groupId: bare('customer group'),
  topicId: bare('topic'),
  postId: bare('post'),
  commentId: bare('comment'),
  memberId: personInput().describe('The member ID (mem_ prefix), the user ID (usr_), or a bare UUID'),
  inviteId: prefixed('invite', 'invite'),
  webhookId: prefixed('webhook', 'webhook'),
  deliveryId: prefixed('delivery', 'delivery'),
  notificationId: prefixed('notification', 'notification'),
  mentionId: prefixed('mention', 'mention'),
  attachmentId: prefixed('attachment', 'attachment'),
  fieldId: prefixed('customField', 'custom field'),
  slaRuleId: prefixed('slaRule', 'SLA rule'),
  ruleId: prefixed('automation', 'automation rule'),
  viewId: prefixed('view', 'view'),
  surveyId: prefixed('survey', 'survey'),
  defeatId: prefixed('defeat', 'boss defeat'),
  recipientTeamId: prefixed('team', 'receiving team'),
  statusKey: z.string().min(1).max(50).describe('The key of a ticket status, such as open'),
  achievementId: z.string().min(1).max(100).describe('The achievement, such as first_blood'),
  seasonId: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/, 'expected a season such as 2026-Q1')
    .describe('The season: a year and a quarter, such as 2026-Q1'),
};

export type PathParameterName = keyof typeof pathParameters;
