import { adapt } from './adapt.ts';
import { article, customer, ticket } from './fixtures.ts';
import type { OperationName } from './override.ts';
import { samples } from './samples.ts';
import { fieldsSent, type Sent } from './sent-fields.ts';
import { slugOf } from './slug.ts';
import { timestamp } from './values.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const record = (value: unknown): Record<string, unknown> => Object(value);

const slugFrom = (name: string) => (sent: Sent) => ({ slug: slugOf(text(sent.get(name))) });

/** What a new object starts with on the server, where that differs from the fixture. What was sent counts more. */
export const beginnings: { [Name in OperationName]?: (sent: Sent) => object } = {
  'tickets.create': (sent) => ({
    tags: [],
    // The name of a customer that is named by id is the fixture's.
    ...(!sent.has('customerId') && { customerId: null, customerName: null }),
  }),
  'articles.create': (sent) => ({
    ...slugFrom('title')(sent),
    content: '',
    category: null,
    status: 'draft',
    isPublic: false,
    tags: [],
  }),
  'categories.create': slugFrom('name'),
  'customerGroups.create': slugFrom('name'),
  'community.topics.create': (sent) => ({ ...slugFrom('name')(sent), customFieldConfig: [] }),
  'community.posts.create': (sent) => ({
    ...slugFrom('title')(sent),
    body: '',
    attachments: [],
    ...byCustomer(sent),
  }),
  'community.posts.comments.create': (sent) => ({ attachments: [], ...byCustomer(sent) }),
  'automations.create': () => ({ conditions: { all: [], any: [] }, actions: [] }),
};

const byCustomer = (sent: Sent): object => (sent.has('customerId') ? { author_type: 'customer' } : {});

/** What follows from a call in other ways than that fields return which were sent. */
export const outcomes: { [Name in OperationName]?: (sent: Sent) => object } = {
  'tags.delete': (sent) => ({ id: text(sent.get('name')) }),
  'bulk.run': (sent) => {
    const total = new Set(list(sent.get('ids'))).size;
    return { total, succeeded: total };
  },
  'import.create': (sent) => {
    const total = list(sent.get('records')).length;
    return { total, created: total };
  },
  'export.create': (sent) => exported(list(sent.get('resources')).map(record), sent),
  'export.get': (sent) =>
    exported(
      list(sent.get('resources')).map((type) => ({ type })),
      sent,
    ),
  'customerGroups.addMembers': (sent) => {
    const ids = [
      ...list(sent.get('customerIds')),
      ...(sent.has('customerId') ? [sent.get('customerId')] : []),
    ];
    const added = new Set(ids).size;
    return { added, total: ids.length, skipped: ids.length - added };
  },
  'members.update': (sent) => roleNamed(sent),
  'members.list': (sent) => roleNamed(sent),
  'ai.run': (sent) => ({ result: aiResults.get(text(sent.get('action'))) ?? {} }),
  'search.query': (sent) => {
    const types = sent.has('types') ? list(sent.get('types')) : [...found.keys()];
    return types.flatMap((type) => found.get(text(type)) ?? []);
  },
  'attachments.create': (sent) => {
    const { name, size, type } = record(sent.get('file'));
    const filename = sent.get('filename') ?? name;
    return {
      ...(typeof filename === 'string' && { filename }),
      ...(typeof size === 'number' && size > 0 && { sizeBytes: size }),
      ...(/^image\/(jpeg|png|gif|webp)$/.test(text(type)) && { contentType: type }),
    };
  },
  // Nothing has happened since.
  'webhooks.events': (sent) =>
    sent.has('after') ? { cursor: adapt('cursor', sent.get('after'), samples.EventBatch.cursor) } : {},
  'webhooks.deliveries': (sent) => deliveries.get(text(sent.get('status')) || 'succeeded') ?? {},
  'webhooks.redeliver': () => ({ ...deliveries.get('pending') }),
  'webhooks.rotateSecret': (sent) => {
    const { gracePeriod = 86_400 } = Object.fromEntries(sent);
    return typeof gracePeriod === 'number' && gracePeriod > 0
      ? { previousSecretExpiresAt: new Date(Date.parse(timestamp) + gracePeriod * 1_000).toISOString() }
      : {};
  },
  'webhooks.test': () => ({ status: 200 }),
  'webhooks.triggerTest': (sent) => ({
    deliveredTo: 1,
    deliveries: samples.TriggeredTest.deliveries.map((delivery) => ({
      ...delivery,
      event: text(sent.get('event')) || delivery.event,
      status: 200,
    })),
  }),
  'game.boss.current': () => ({ boss: samples.Boss }),
  'game.boss.spawn': (sent) => ({
    boss: { ...samples.Boss, participants: [], ...fieldsSent(sent, { difficulty: '' }) },
  }),
  'game.achievements': (sent) => {
    const { unlocked, ...sample } = samples.Achievement;
    const isUnlocked = sent.get('unlockedOnly') === true || unlocked;
    const state = { unlocked: isUnlocked, unlockedAt: isUnlocked ? timestamp : null };
    return { data: [{ ...sample, ...state, ...fieldsSent(sent, { category: '' }) }] };
  },
  'game.oneUps.send': (sent) => {
    const { sender, recipient } = samples.OneUp;
    const player = (name: string) => adapt('id', sent.get(name), sender.id) ?? sender.id;
    return {
      sender: { ...sender, id: player('senderId') },
      recipient: { ...recipient, id: player('recipientId') },
    };
  },
  'game.highFives.send': (sent) => ({
    recipientTeam: {
      ...samples.HighFive.recipientTeam,
      ...(sent.has('recipientTeamId') && { id: sent.get('recipientTeamId') }),
    },
  }),
};

const attempted = { lastAttemptAt: timestamp, responseTimeMs: 40 };
const deliveries = new Map<string, object>([
  ['pending', { status: 'pending', nextAttemptAt: timestamp }],
  ['succeeded', { status: 'succeeded', attempts: 1, ...attempted, responseStatus: 200 }],
  [
    'failed',
    { status: 'failed', attempts: 7, ...attempted, responseStatus: 500, error: 'The answer was 500.' },
  ],
]);

function roleNamed(sent: Sent): object {
  const role = text(sent.get('role'));
  return role === '' ? {} : { roleDisplayName: role.charAt(0).toUpperCase() + role.slice(1) };
}

const aiResults = new Map<string, object>([
  ['auto-tag', { tags: ['login'], added: ['login'] }],
  ['suggest-reply', { suggestion: 'Please try to reset your password.' }],
  ['summarize', { summary: 'The customer cannot log in.' }],
  ['improve', { text: 'Please try to reset your password.' }],
]);

const foundAs = (type: string, { id }: { id: string }, title: string): object => {
  const { snippet } = samples.SearchResult;
  return { ...samples.SearchResult, type, id, title, highlights: { title, snippet } };
};
const found = new Map([
  ['tickets', foundAs('ticket', ticket(), ticket().title)],
  ['customers', foundAs('customer', customer(), customer().name)],
  ['articles', foundAs('article', article(), article().title)],
]);

const rows = new Map<string, (overrides?: object) => object>([
  ['tickets', ticket],
  ['customers', customer],
  ['articles', article],
]);

/** One row of each resource, as its filters say. */
function exported(selections: readonly Record<string, unknown>[], sent: Sent): object {
  const resources = selections.flatMap(({ type, filters }) => {
    const name = text(type);
    const row = rows.get(name);
    if (row === undefined) return [];
    return [[name, [row(fieldsSent(new Map(Object.entries(record(filters))), row()))]] as const];
  });
  const facts = {
    totalRows: resources.length,
    cursors: Object.fromEntries(resources.map(([name]) => [name, null])),
  };
  if (sent.get('format') !== 'csv')
    return { ...facts, format: 'json', resources: Object.fromEntries(resources) };
  const [name, exportedRows] = resources[0] ?? ['export', []];
  const content = exportedRows.map(csvOf).join('');
  return { ...facts, format: 'csv', filename: `${name}.csv`, content, resources: undefined };
}

/** A header and one row. */
function csvOf(row: object): string {
  const cell = (value: unknown) =>
    `"${String(typeof value === 'object' ? JSON.stringify(value ?? '') : value).replaceAll('"', '""')}"`;
  return [Object.keys(row), Object.values(row)].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
