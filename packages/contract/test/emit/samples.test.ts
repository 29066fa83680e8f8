import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { namedSchemas } from '../../src/emit/operations.ts';
import { sampleValue } from '../../src/emit/sample-value.ts';
import { samplesOf } from '../../src/emit/samples.ts';
import { resourcesOf, toJsonSchema } from '../../src/emit/schemas.ts';
import { contract } from '../../src/index.ts';

const resources = resourcesOf(contract);
const samples = samplesOf(resources);
const schemas = namedSchemas(resources);

describe('the samples of the test kit', () => {
  it.each(Object.entries(samples))('%s is what the contract says', (name, sample) => {
    const schema = schemas[name];

    expect(schema?.safeParse(sample).error?.issues).toBeUndefined();
    expect(schema?.parse(sample)).toEqual(sample);
  });

  it.each([
    ['Season', { id: '2026-Q1', name: 'Season 3 — 2026' }],
    ['Member', { name: 'Ada Moreno' }],
    ['Achievement', { id: 'first_blood', name: 'First Blood' }],
    ['PlayerStats', { name: 'Ada Moreno', season: { name: 'Season 3 — 2026' } }],
    ['HighFive', { senderTeam: { name: 'Acme Support' } }],
    ['CustomerGroup', { name: 'Acme Corp' }],
    ['Leaderboard', { entries: [{ rank: 1, name: 'Ada Moreno' }] }],
    ['BusinessHours', { schedule: { monday: { start: '09:00', end: '17:00' } } }],
    ['CreatedWebhook', { secret: 'whsec_test', signingSecret: 'whsec_test' }],
    ['Attachment', { sizeBytes: 24_576 }],
  ])('%s can be believed', (name, expected) => {
    expect(samples[name]).toMatchObject(expected);
  });

  it('have a person of that name only where there is a person', () => {
    const people =
      /^(AgentStats|Leaderboard(Entry)?|Member|PlayerStats|PuzzleLeaderboard|BossDefeat|CustomerGroupMember|RecentAchievement|OneUp|SentOneUp|ActivityItem|Boss)$/;
    const named = Object.entries(samples).filter(([, sample]) =>
      JSON.stringify(sample).includes('"name":"Ada Moreno"'),
    );

    expect(named.map(([name]) => name).filter((name) => !people.test(name))).toEqual([]);
  });

  it('say something in each text', () => {
    expect(JSON.stringify(samples).match(/"Sample[^"]*"/g)).toBeNull();
  });
});

describe('a sample of a schema', () => {
  const sampleOf = (schema: z.ZodType, field = 'thing') =>
    sampleValue(toJsonSchema(schema), () => ({}), { field });

  it.each<[string, z.ZodType, unknown]>([
    ['an id', z.string().regex(/^tkt_[0-9a-f]{32}$/), 'tkt_00000000000040008000000000000001'],
    ['a UUID', z.uuid(), '00000000-0000-4000-8000-000000000001'],
    ['a moment', z.iso.datetime(), '2026-03-01T12:00:00.000Z'],
    ['a choice', z.enum(['week', 'month']), 'week'],
    ['what may be null', z.string().nullable(), null],
    ['a number with a lower limit', z.int().min(3), 3],
    ['a list of objects', z.array(z.object({ count: z.int() })), [{ count: 0 }]],
    ['a list of texts', z.array(z.string()), []],
    ['a list that may not be empty', z.array(z.enum(['a'])).min(1), ['a']],
    [
      'an object with a field that may be absent',
      z.object({ a: z.literal(1), b: z.int().optional() }),
      { a: 1 },
    ],
    ['a long text', z.string().min(12), 'Sample thing'],
  ])('that is %s', (_, schema, expected) => {
    expect(sampleOf(schema)).toEqual(expected);
  });
});
