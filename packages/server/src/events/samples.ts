import type { EventType } from '@cstar.help/contract';

// What test events tell: made up, and shaped as the real ones will be.

const ticket = {
  id: 'tkt_00000000000070008000000000000001',
  title: 'Cannot log in to my account',
  status: 'new',
  priority: 'normal',
  assigned_to: null,
  tags: ['login'],
  dashboard_url: 'https://www.cstar.help/dashboard/tickets/tkt_00000000000070008000000000000001',
};
const customer = {
  id: 'cus_00000000000070008000000000000001',
  name: 'Jane Smith',
  email: 'jane@example.com',
};
const member = { id: 'mem_00000000000070008000000000000001', name: 'Robin Hero' };
const teammate = { id: 'mem_00000000000070008000000000000002', name: 'Sam Helper' };
const message = {
  id: 'msg_00000000000070008000000000000001',
  sender: 'customer',
  sender_name: customer.name,
  content: 'It says that my password is wrong.',
  is_internal: false,
};
const group = { id: '00000000-0000-7000-8000-000000000001', name: 'Enterprise', slug: 'enterprise' };
const article = {
  id: 'art_00000000000070008000000000000001',
  title: 'How to reset your password',
  slug: 'how-to-reset-your-password',
  status: 'draft',
  is_public: false,
};
const published = { ...article, status: 'published', is_public: true };
const boss = {
  id: 'boss_00000000000070008000000000000001',
  name: 'The Backlog Beast',
  health: 1000,
  max_health: 1000,
};
const post = {
  id: '00000000-0000-7000-8000-000000000002',
  title: 'Dark mode',
  status: 'open',
  vote_count: 12,
};
const aboutTicket = { ticket, customer };

const samples: Record<EventType, Record<string, unknown>> = {
  'ticket.created': aboutTicket,
  'ticket.updated': {
    ticket: { ...ticket, status: 'open' },
    customer,
    changes: { status: { from: 'new', to: 'open' } },
  },
  'ticket.closed': { ticket: { ...ticket, status: 'closed' }, customer },
  'ticket.message_added': { ...aboutTicket, message },
  'ticket.deleted': aboutTicket,
  'ticket.assigned': { ticket: { ...ticket, assigned_to: member.id }, customer, assignee: member },
  'customer.created': { customer },
  'customer.updated': { customer, changes: { name: { from: 'J. Smith', to: customer.name } } },
  'customer.deleted': { customer },
  'customer_group.created': { group },
  'customer_group.updated': { group, changes: { name: { from: 'Big ones', to: group.name } } },
  'customer_group.deleted': { group },
  'article.created': { article },
  'article.published': { article: published },
  'article.updated': { article, changes: { title: { from: 'Passwords', to: article.title } } },
  'article.deleted': { article },
  'team.preferences_updated': { changes: { boss_battles_enabled: { from: true, to: false } } },
  'agent.preferences_updated': { member, changes: { boring_mode: { from: false, to: true } } },
  'boss.spawned': { boss },
  'boss.damaged': { boss: { ...boss, health: 925 }, member, damage: 75, ticket_id: ticket.id },
  'boss.defeated': { boss: { ...boss, health: 0 }, member },
  'player.level_up': { member, level: 12, previous_level: 11 },
  'player.achievement_unlocked': { member, achievement: { id: 'first_blood', name: 'First Blood' } },
  'player.xp_gained': { member, xp: 50, total_xp: 4850, source: 'ticket_closed' },
  'player.quest_completed': { member, quest: { id: 'close_tickets', name: 'Close three tickets' } },
  'player.streak_milestone': { member, days: 5 },
  'social.one_up_sent': { sender: member, recipient: teammate, message: 'Well done!', gold_amount: 0 },
  'social.high_five_sent': { sender: member, recipient_team: { name: 'Acme Support' }, message: null },
  'community_post.created': { post },
  'community_post.updated': { post, changes: { title: { from: 'Dark', to: post.title } } },
  'community_post.status_changed': {
    post: { ...post, status: 'planned' },
    changes: { status: { from: 'open', to: 'planned' } },
  },
  'community_post.commented': { post, comment: { author_name: customer.name, content: 'Yes, please.' } },
  'community_post.deleted': { post },
  'community_post.voted': { post: { ...post, vote_count: 13 }, customer },
  'survey.submitted': {
    survey: { id: 'srv_00000000000070008000000000000001', rating: 5, comment: 'Quick and friendly.' },
    ...aboutTicket,
  },
};

/** The data of a test event. */
export const sampleOf = (type: EventType): Record<string, unknown> => samples[type];
