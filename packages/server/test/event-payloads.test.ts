import { type EventType, eventTypeNames } from '@cstar.help/contract';
import { expect, test } from 'vitest';
import { sampleOf } from '../src/events/samples.ts';
import { visibleTo } from '../src/events/visibility.ts';
import { expectContract } from './support/events.ts';

const seenBy = (type: EventType, data: Record<string, unknown> = sampleOf(type)) =>
  visibleTo('publishable', { type, data })?.data ?? null;

test.each(eventTypeNames)('the made-up %s is what the contract says', (type) => {
  expectContract(type, sampleOf(type));
});

test.each(eventTypeNames)('a secret key sees all of %s', (type) => {
  const event = { type, data: sampleOf(type) };
  expect(visibleTo('secret', event)).toBe(event);
});

test('a publishable key sees events of tickets, customers, articles and the community alone', () => {
  const families = eventTypeNames.filter((type) => seenBy(type) !== null).map((type) => type.split('.')[0]);
  expect([...new Set(families)]).toEqual(['ticket', 'customer', 'article', 'community_post']);
});

/** Everything that only the team may read, with a word to find it by. */
const secrets = {
  notes: 'SECRET',
  external_id: 'SECRET',
  metadata: { key: 'SECRET' },
  custom_fields: { key: 'SECRET' },
};
const publicArticle = { status: 'published', is_public: true };

const subjects = { ticket: 'ticket', customer: 'customer', article: 'article', community_post: 'post' };
const [aTag, aTitle] = [{ tags: { from: [], to: ['vip'] } }, { title: { from: 'Old', to: 'New' } }];

/** A sample that has a secret wherever one can be, and a change that anyone may see. */
function withSecrets(type: EventType, subject: string) {
  const sample = sampleOf(type);
  const object: object = Object(sample[subject]);
  const own = Object.entries(secrets).filter(([name]) => name in object);
  const told = { ...object, ...Object.fromEntries(own), ...(subject === 'article' ? publicArticle : {}) };
  const hidden = own.map(([name, to]) => [name, { from: to, to }]);
  const open = 'tags' in object ? aTag : aTitle;
  const changes = { ...Object.fromEntries(hidden), ...open };
  return { data: { ...sample, [subject]: told, ...('changes' in sample ? { changes } : {}) }, open };
}

test.each(
  eventTypeNames.flatMap((type) =>
    Object.entries(subjects).flatMap(([family, subject]) =>
      type.startsWith(`${family}.`) ? [[type, subject] as const] : [],
    ),
  ),
)('a publishable key finds nothing in %s that only the team may read of the %s', (type, subject) => {
  const { data, open } = withSecrets(type, subject);
  expect(JSON.stringify(data)).toContain('SECRET');
  const seen = seenBy(type, data);
  expectContract(type, seen);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
  if ('changes' in data) expect(seen?.changes).toEqual(open);
});

test('an update of nothing but private fields is not shown', () => {
  const changes = { notes: { from: null, to: 'Angry' } };
  expect(seenBy('ticket.updated', { ...sampleOf('ticket.updated'), changes })).toBe(null);
});

test('internal messages are not shown', () => {
  const data = sampleOf('ticket.message_added');
  expect(seenBy('ticket.message_added', data)).toEqual(data);
  const message = { ...Object(data.message), is_internal: true };
  expect(seenBy('ticket.message_added', { ...data, message })).toBe(null);
});

test('neither who has a ticket nor who voted is named', () => {
  expect(seenBy('ticket.assigned')).toMatchObject({ assignee: null });
  expect(seenBy('community_post.voted')).toMatchObject({ customer_id: null, post: { vote_count: 13 } });
});

test.each([
  ['article.updated', 'article', { status: 'draft', is_public: true }],
  ['article.updated', 'article', { status: 'archived', is_public: true }],
  ['article.published', 'article', { status: 'published', is_public: false }],
  ['community_post.created', 'post', { visibility: 'members_only' }],
  ['community_post.commented', 'post', { visibility: 'members_only' }],
] as const)('%s is not shown of a %s that is %j', (type, name, state) => {
  const data = sampleOf(type);
  expect(seenBy(type, { ...data, [name]: { ...Object(data[name]), ...state } })).toBe(null);
});

test.each([
  ['article.updated', 'article', publicArticle, 'is_public'],
  ['article.updated', 'article', publicArticle, 'status'],
  ['community_post.updated', 'post', { visibility: 'public' }, 'visibility'],
] as const)('what %s tells of a %s before it was public stays with the team', (type, name, state, field) => {
  const data = sampleOf(type);
  const changes = { [field]: { from: 'x', to: 'y' }, title: { from: 'Draft of a secret', to: 'News' } };
  const seen = seenBy(type, { ...data, [name]: { ...Object(data[name]), ...state }, changes });
  expect(seen).toMatchObject({ [name]: state, changes: {} });
});
