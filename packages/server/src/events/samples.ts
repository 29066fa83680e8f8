import type { EventData, EventType } from '@cstar.help/contract';
import { dashboardUrl } from './wire/dashboard-url.ts';

// What test events tell: made up, and shaped as the real ones are.

const at = '2026-01-15T09:30:00.000Z';
const id = <Prefix extends string>(prefix: Prefix, number: number) =>
  `${prefix}_0000000000007000800000000000000${number}`;
const uuid = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
const timestamps = { created_at: at, updated_at: at };

const customer = { id: id('cus', 1), name: 'Jane Smith', email: 'jane@example.com' };
const fullCustomer = {
  object: 'customer' as const,
  ...customer,
  status: 'active' as const,
  sentiment: 'neutral' as const,
  tags: [],
  notes: null,
  ticket_count: 1,
  external_id: null,
  custom_fields: {},
  metadata: {},
  ...timestamps,
};
const ticket = {
  object: 'ticket' as const,
  id: id('tkt', 1),
  title: 'Cannot log in to my account',
  status: 'new' as const,
  priority: 'normal' as const,
  customer_id: customer.id,
  customer_name: customer.name,
  assigned_to: null,
  tags: ['login'],
  notes: null,
  message_count: 1,
  external_id: null,
  custom_fields: {},
  metadata: {},
  response_deadline: null,
  resolution_deadline: null,
  response_tier: null,
  resolution_tier: null,
  sla_paused: false,
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  ...timestamps,
  dashboard_url: dashboardUrl(id('tkt', 1)),
};
const closed = { ...ticket, status: 'closed' as const, resolved_at: at, closed_at: at };
const member = { id: id('mem', 1), name: 'Robin Hero' };
const teammate = { id: id('mem', 2), name: 'Sam Helper' };
const message = {
  object: 'message' as const,
  id: id('msg', 1),
  ticket_id: ticket.id,
  content: 'It says that my password is wrong.',
  sender: 'customer' as const,
  sender_name: customer.name,
  is_internal: false,
  created_at: at,
};
const group = {
  object: 'customer_group' as const,
  id: uuid(1),
  name: 'Enterprise',
  slug: 'enterprise',
  description: null,
  external_id: null,
  custom_fields: {},
  customer_count: 12,
  ...timestamps,
};
const article = {
  object: 'article' as const,
  id: id('art', 1),
  title: 'How to reset your password',
  slug: 'how-to-reset-your-password',
  content: 'Choose **Forgot password**, and follow the link in the email.',
  excerpt: 'Choose Forgot password, and follow the link in the email.',
  category: null,
  category_id: null,
  status: 'draft' as const,
  is_public: false,
  tags: ['login'],
  notes: null,
  meta_description: null,
  read_time: 1,
  view_count: 0,
  use_count: 0,
  metadata: {},
  published_at: null,
  ...timestamps,
};
const published = { ...article, status: 'published' as const, is_public: true, published_at: at };
const boss = {
  id: id('boss', 1),
  name: 'The Backlog Beast',
  level: 3,
  difficulty: 'medium' as const,
  health: 1000,
  max_health: 1000,
};
const post = {
  object: 'community_post' as const,
  id: uuid(2),
  title: 'Dark mode',
  slug: 'dark-mode',
  body: 'My eyes would be grateful.',
  topic_id: uuid(3),
  status: 'open' as const,
  visibility: 'public' as const,
  vote_count: 12,
  comment_count: 3,
  is_pinned: false,
  is_locked: false,
  author_name: customer.name,
  author_type: 'customer' as const,
  customer_id: customer.id,
  custom_fields: {},
  attachments: [],
  ...timestamps,
};
const comment = {
  object: 'community_comment' as const,
  id: uuid(4),
  post_id: post.id,
  body: 'Yes, please.',
  author_name: customer.name,
  author_type: 'customer' as const,
  customer_id: customer.id,
  attachments: [],
  created_at: at,
};
const survey = {
  object: 'survey' as const,
  id: id('srv', 1),
  ticket_id: ticket.id,
  customer_id: customer.id,
  member_id: member.id,
  rating: 5,
  comment: 'Quick and friendly.',
  created_at: at,
};
const aboutTicket = { ticket, customer };
const rewards = { xp: 75, gold: 25 };

const samples: { readonly [Type in EventType]: EventData<Type> } = {
  'ticket.created': aboutTicket,
  'ticket.updated': {
    ticket: { ...ticket, status: 'open' },
    customer,
    changes: { status: { from: 'new', to: 'open' } },
  },
  'ticket.closed': { ticket: closed, customer },
  'ticket.message_added': { ...aboutTicket, message },
  'ticket.deleted': aboutTicket,
  'ticket.assigned': { ticket: { ...ticket, assigned_to: member.id }, customer, assignee: member },
  'customer.created': { customer: { ...fullCustomer, ticket_count: 0 } },
  'customer.updated': {
    customer: fullCustomer,
    changes: { name: { from: 'J. Smith', to: customer.name } },
  },
  'customer.deleted': { customer: fullCustomer },
  'customer_group.created': { group: { ...group, customer_count: 0 } },
  'customer_group.updated': { group, changes: { name: { from: 'Big ones', to: group.name } } },
  'customer_group.deleted': { group },
  'article.created': { article },
  'article.published': { article: published },
  'article.updated': { article, changes: { title: { from: 'Passwords', to: article.title } } },
  'article.deleted': { article },
  'team.preferences_updated': { changes: { boss_battles_enabled: { from: true, to: false } } },
  'agent.preferences_updated': { member, changes: { boring_mode: { from: false, to: true } } },
  'boss.spawned': { boss },
  'boss.damaged': {
    boss: { ...boss, health: 925 },
    member,
    damage: 75,
    shield_blocked: false,
    ticket_id: ticket.id,
  },
  'boss.defeated': { boss: { ...boss, health: 0 }, member, damage: 75 },
  'player.level_up': { member, level: 12, previous_level: 11 },
  'player.achievement_unlocked': {
    member,
    achievement: { id: 'first_blood', name: 'First Blood' },
    ...rewards,
  },
  'player.xp_gained': { member, source: 'ticket', xp: 50, gold: 20, total_xp: 4850 },
  'player.quest_completed': {
    member,
    quest: { id: 'close_5_tickets', name: 'Ticket Tackler' },
    ...rewards,
  },
  'player.streak_milestone': { member, days: 5 },
  'social.one_up_sent': {
    sender: member,
    recipient: teammate,
    message: 'Well done!',
    gold_amount: 0,
    was_free: true,
  },
  'social.high_five_sent': {
    sender: member,
    sender_team: { id: uuid(5), name: 'Your team' },
    recipient_team: { id: uuid(6), name: 'Acme Support' },
    message: null,
  },
  'community_post.created': { post },
  'community_post.updated': { post, changes: { title: { from: 'Dark', to: post.title } } },
  'community_post.status_changed': {
    post: { ...post, status: 'planned' },
    changes: { status: { from: 'open', to: 'planned' } },
  },
  'community_post.commented': { post, comment },
  'community_post.deleted': { post },
  'community_post.voted': { post: { ...post, vote_count: 13 }, customer_id: customer.id },
  'survey.submitted': { survey, ...aboutTicket },
};

/** The data of a test event. */
export const sampleOf = (type: EventType): Record<string, unknown> => ({ ...samples[type] });
