import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { namedEventSchemas } from '../../src/events/index.ts';
import {
  CStarEvent,
  contract,
  type EventData,
  eventEnvelope,
  eventSchemas,
  eventTypeNames,
  eventTypes,
} from '../../src/index.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const event = (type: string, data: object, more: object = {}) => ({
  id: `evt_${'a'.repeat(32)}`,
  type,
  created_at: '2026-03-01T12:00:00.000Z',
  team_id: '7134fc12-0302-4e58-9466-a770035d5da9',
  data,
  ...more,
});

const member = { id: `mem_${'b'.repeat(32)}`, name: 'Robin Hero' };

/** Every field that a schema names, with its path: `ticket.status`. */
function fieldsOf(schema: JsonSchema, path = ''): { path: string; field: JsonSchema }[] {
  const inside = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(typeof schema.items === 'object' ? [schema.items].flat() : []),
  ];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const field = typeof value === 'boolean' ? {} : value;
    const at = path === '' ? name : `${path}.${name}`;
    return [{ path: at, field }, ...fieldsOf(field, at)];
  });
  return [...own, ...inside.flatMap((part) => (typeof part === 'object' ? fieldsOf(part, path) : []))];
}

const byType = eventTypeNames.map((type) => ({
  type,
  fields: fieldsOf(z.toJSONSchema(eventEnvelope(type), { unrepresentable: 'any' })),
}));

describe('events', () => {
  it('have data of a known form, each of the 35', () => {
    expect(Object.keys(eventSchemas).sort()).toEqual(Object.keys(eventTypes).sort());
    expect(eventTypeNames).toHaveLength(35);
  });

  it.each(byType)('$type has a description for every field', ({ fields }) => {
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter(({ field }) => !field.description).map(({ path }) => path)).toEqual([]);
  });

  it.each(byType)('$type is in snake_case', ({ fields }) => {
    const names = fields.map(({ path }) => path.split('.').at(-1) ?? '');

    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });

  it.each([
    ['ticket.created', 'ticket', contract.tickets.schemas.Ticket.omit({ customer: true })],
    ['ticket.message_added', 'message', contract.messages.schemas.Message],
    ['customer.created', 'customer', contract.customers.schemas.Customer],
    ['customer_group.created', 'group', contract.customerGroups.schemas.CustomerGroup],
    ['article.created', 'article', contract.articles.schemas.Article],
    ['community_post.created', 'post', contract.communityPosts.schemas.CommunityPost],
    ['community_post.commented', 'comment', contract.communityPosts.schemas.CommunityComment],
    ['survey.submitted', 'survey', contract.csat.schemas.Survey],
  ] as const)('%s tells all that the API tells of the %s', (type, name, schema) => {
    const { fields } = byType.find((one) => one.type === type) ?? { fields: [] };
    const told = fields.map(({ path }) => path.replaceAll('_', ''));
    const expected = Object.keys(schema.shape).map((field) =>
      `data.${name}.${field}`.replaceAll('_', '').toLowerCase(),
    );

    expect(told).toEqual(expect.arrayContaining(expected));
  });

  it.each(eventTypeNames.filter((type) => type.startsWith('ticket.')))(
    '%s tells where to see the ticket, and whose it is',
    (type) => {
      const paths = byType.find((one) => one.type === type)?.fields.map(({ path }) => path);

      expect(paths).toEqual(
        expect.arrayContaining([
          'data.ticket.dashboard_url',
          'data.customer.id',
          'data.customer.name',
          'data.customer.email',
        ]),
      );
    },
  );

  it.each(eventTypeNames.filter((type) => /\.(preferences_)?updated$|\.status_changed$/.test(type)))(
    '%s tells what changed',
    (type) => {
      expect(Object.keys(eventSchemas[type].shape)).toContain('changes');
    },
  );
});

describe('changes', () => {
  const { changes } = eventSchemas['ticket.updated'].shape;

  it('are fields with their value before and now', () => {
    const given: EventData<'ticket.updated'>['changes'] = {
      status: { from: 'new', to: 'open' },
      metadata: { from: {}, to: { planId: 'pro' } },
      // @ts-expect-error a title is a text
      title: { from: 1, to: 2 },
    };
    delete given.title;

    expect(changes.parse(given)).toEqual(given);
    expect(changes.parse({})).toEqual({});
  });

  it.each([
    ['a value that the field cannot have', { status: { from: 'new', to: 5 } }],
    ['only one of the two values', { status: { to: 'open' } }],
    ['a value in their place', { status: 'open' }],
  ])('are refused with %s', (_, given) => {
    expect(changes.safeParse(given).success).toBe(false);
  });

  it.each(['object', 'id', 'created_at', 'updated_at', 'dashboard_url'])('do not tell of %s', (field) => {
    expect(Object.keys(changes.shape)).not.toContain(field);
  });
});

describe('the envelope of an event', () => {
  const given = event('player.level_up', { member, level: 12, previous_level: 11 });

  it('holds its ID, type, time, team and data', () => {
    expect(eventEnvelope('player.level_up').parse(given)).toEqual(given);
    expect(eventEnvelope('player.level_up').parse({ ...given, test: true })).toEqual({
      ...given,
      test: true,
    });
    expect(CStarEvent.parse(given)).toEqual(given);
  });

  it.each([
    ['another type', { type: 'player.xp_gained' }],
    ['an ID of something else', { id: `tkt_${'a'.repeat(32)}` }],
    ['a mark that it is no test', { test: false }],
    ['a time that is none', { created_at: 'yesterday' }],
    ['data of another event', { data: { member, days: 3 } }],
  ])('refuses %s', (_, more) => {
    expect(eventEnvelope('player.level_up').safeParse({ ...given, ...more }).success).toBe(false);
  });

  it('has a type of its own for each event, with a name that says which', () => {
    expect(Object.keys(namedEventSchemas)).toEqual(
      expect.arrayContaining(['TicketMessageAddedEvent', 'CustomerGroupCreatedEvent', 'PlayerXpGainedEvent']),
    );
  });
});
