// What samples say. Made for one who reads a test: the same in every run, and as true as a value can be
// that knows no more than the name of its field and of the schema that the field is in.

const timestamp = '2026-03-01T12:00:00.000Z';

/** Texts by the format that JSON Schema gives them. */
export const formats: Record<string, string> = {
  'date-time': timestamp,
  date: '2026-03-01',
  time: '09:00',
  uuid: '00000000-0000-4000-8000-000000000001',
  email: 'ada@example.com',
  uri: 'https://example.com/',
};

const person = 'Ada Moreno';
const team = 'Acme Support';
const season = '2026-Q1';
const achievement = 'first_blood';

/** Texts by schema and field, where the field alone would not say enough. */
export const textsOf: Record<string, Record<string, string>> = {
  Achievement: { id: achievement, name: 'First Blood', description: 'Close your first ticket' },
  ActivityItem: { action: 'ticket.created', summary: 'Ada Moreno created a ticket' },
  AuditLogEntry: { action: 'ticket.created' },
  Automation: { name: 'Assign urgent tickets' },
  Boss: { name: 'Backlog Hydra' },
  CommunityTopic: { name: 'Feature requests', slug: 'feature-requests' },
  CommunityPost: { title: 'Dark mode', slug: 'dark-mode', body: 'A dark theme would help at night.' },
  CommunityComment: { body: 'We are working on it.' },
  Cosmetic: { id: 'fire_frame', name: 'Fire Frame' },
  CosmeticUnlock: { description: 'From the start' },
  CsvExport: { filename: 'tickets.csv' },
  CustomField: { name: 'Region', key: 'region' },
  CustomerGroup: { name: 'Acme Corp', slug: 'acme-corp' },
  GameActivity: { action: 'boss_defeated', icon: 'sword' },
  HighFiveTeam: { name: team },
  Nudge: { name: 'Help with prices', title: 'Questions about our plans?', body: 'We are here to help.' },
  NudgeCondition: { fact: 'path', value: '/pricing' },
  NudgeConditionResult: { fact: 'path', value: '/pricing' },
  PlayerSeason: { id: season, name: 'Season 3 — 2026' },
  Quest: { name: 'Early Bird', description: 'Close a ticket' },
  CompletedQuest: { name: 'Early Bird', description: 'Close a ticket' },
  RecentAchievement: { id: achievement, name: 'First Blood' },
  SearchResult: { id: 'tkt_00000000000040008000000000000001', snippet: 'My password is wrong.' },
  Season: { id: season, name: 'Season 3 — 2026' },
  SeasonBadge: { name: 'Bronze', color: '#CD7F32' },
  Skill: { name: 'Quick Learner', description: 'More XP for each ticket' },
  SlaRule: { name: 'High priority' },
  StatusSetting: { key: 'open', label: 'Open' },
  Tag: { name: 'login' },
  View: { name: 'Urgent and open' },
  Webhook: { name: 'Order system' },
  CreatedWebhook: { name: 'Order system' },
  RotatedWebhook: { name: 'Order system' },
  WidgetSettings: { title: team },
};

/** Texts by their field, wherever it is. */
export const texts: Record<string, string> = {
  name: person,
  email: 'ada@example.com',
  title: 'Cannot log in',
  ticketTitle: 'Cannot log in',
  snippet: 'My password is wrong.',
  excerpt: 'Could you look at this?',
  url: 'https://example.com/',
  color: '#3B82F6',
  primaryColor: '#3B82F6',
  slug: 'sample',
  timezone: 'Europe/Madrid',
  start: '09:00',
  end: '17:00',
  seasonId: season,
  date: '2026-03-01',
  bossName: 'Backlog Hydra',
  questId: 'early_bird',
  effect: '+0 %',
  teamName: team,
  teamSlug: 'acme-support',
  roleDisplayName: 'Owner',
  actorName: person,
  author_name: person,
  mentionedByName: person,
  requestId: 'req_test',
  resourceType: 'ticket',
  filename: 'screenshot.jpg',
  storagePath: 'uploads/screenshot.jpg',
  storage_path: 'uploads/screenshot.jpg',
  secret: 'whsec_test',
  signingSecret: 'whsec_test',
  field: 'priority',
  question: 'How was our help?',
  thankYou: 'Thank you!',
  greeting: 'How can we help?',
};

/** Numbers by their field, where 0 would not be believed. */
export const numbers: Record<string, number> = {
  bossLevel: 1,
  currentHealth: 1_000,
  hitsRemaining: 3,
  healthPercent: 1,
  height: 480,
  level: 1,
  limit: 10_000,
  maxHealth: 1_000,
  maxLevel: 5,
  memberCount: 1,
  phase: 1,
  previousHealthPercent: 1,
  rank: 1,
  rating: 5,
  resolutionTarget: 480,
  responseTarget: 60,
  responseTimeMs: 40,
  seats: 1,
  sizeBytes: 24_576,
  size_bytes: 24_576,
  target: 1,
  totalParticipants: 1,
  totalQuests: 1,
  width: 640,
  xpToNextLevel: 1_000,
  xpMultiplier: 1,
  goldMultiplier: 1,
};

/** What is switched on where nobody has switched anything. */
export const usuallyTrue = /^(isActive|enabled|success|active|available|deleted)$/;
