import { contract, type Endpoint } from '@cstar.help/contract';
import { CStarClient } from '@cstar.help/js';
import { cstarHandlers, fixtureId, type OperationName, type Overrides } from '@cstar.help/js/testing';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/testing/endpoints.ts';
import type { Given } from '../integration/documented/calls.ts';
import { gameCalls } from '../integration/documented/calls-game.ts';
import { supportCalls } from '../integration/documented/calls-support.ts';
import { teamCalls } from '../integration/documented/calls-team.ts';

// Whatever a call sends that the API takes, the default answer is what the contract says.

const byName = new Map(
  Object.values(contract).flatMap(({ name, endpoints: entries }) =>
    Object.entries<Endpoint>(entries).map(([key, endpoint]) => [
      name === '' ? key : `${name}.${key}`,
      endpoint,
    ]),
  ),
);
const names = Object.keys(endpoints) as OperationName[];

let called: string[] = [];
const noting = Object.fromEntries(
  names.map((name) => [name, () => void called.push(name)] as const),
) satisfies Overrides;
const server = setupServer(...cstarHandlers(noting));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

/** Does what it says, and checks the answer: each field has its type, and there is no other. */
async function check(response: Response, name: string): Promise<void> {
  const endpoint = byName.get(name);
  if (endpoint === undefined) throw new Error(`The contract has no ${name}.`);
  const { kind, framed, schema } = endpoint.returns;
  const { data } = await response.clone().json();
  const list: unknown = framed ? data.data : data;
  const items = kind === 'one' ? [data] : Array.from(Object(list));
  expect(response.ok, name).toBe(true);
  expect(items.length, name).toBeGreaterThan(0);
  for (const item of items) {
    const { error, data: parsed } = schema.safeParse(item);
    expect(error?.issues, `${name}: ${JSON.stringify(item)}`).toBeUndefined();
    expect(parsed, name).toEqual(item);
  }
}

const cstar = new CStarClient({
  apiKey: `sk_test_${'a'.repeat(32)}`,
  teamId: fixtureId('team'),
  fetch: async (url, init) => {
    const response = await fetch(url, init);
    await check(response, called.at(-1) ?? 'none');
    return response;
  },
});

const uuid = fixtureId('category', 7);
const hex = uuid.replaceAll('-', '');
const given: Given = {
  cstar,
  ticketId: fixtureId('ticket', 7),
  customerId: fixtureId('customer', 7),
  articleId: fixtureId('article', 7),
  groupId: uuid,
  categoryId: uuid,
  topicId: uuid,
  postId: uuid,
  otherTeamId: uuid,
  postFieldId: `cf_${hex}`,
  webhookId: `whk_${hex}`,
  memberId: fixtureId('member', 7),
  spareMemberId: fixtureId('member', 8),
  userId: `usr_${hex}`,
  otherUserId: `usr_${hex}`,
  defeatId: `def_${hex}`,
  earn: () => Promise.resolve(),
};

describe('the default answer of a documented call is valid', () => {
  it.each(Object.entries({ ...supportCalls, ...teamCalls, ...gameCalls }))('%s', async (_, call) => {
    called = [];
    await call(given);

    expect(called).not.toEqual([]);
  });
});

type ZodType = Endpoint['query'];
type Schema = Exclude<NonNullable<ReturnType<ZodType['toJSONSchema']>['properties']>[string], boolean>;

/** What a schema takes: only what it needs, or all that it knows. */
function inputOf(schema: Schema | boolean | undefined, everything: boolean, field = ''): unknown {
  if (typeof schema !== 'object') return {};
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(-1);
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return inputOf(first, everything, field);
  switch (schema.type) {
    case 'object': {
      const shown = Object.keys(schema.properties ?? {}).filter(
        (name) => everything || schema.required?.includes(name),
      );
      return Object.fromEntries(
        shown.map((name) => [name, inputOf(schema.properties?.[name], everything, name)]),
      );
    }
    case 'array':
      return [inputOf(Array.isArray(schema.items) ? schema.items[0] : schema.items, everything, field)];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return textOf(schema, field);
  }
}

function textOf({ format }: Schema, field: string): string {
  if (format === 'email') return 'Grace@Example.com';
  if (format === 'date') return '2026-02-03';
  if (format === 'date-time' || /^(from|to|startDate|endDate)$/.test(field)) return '2026-02-03T10:00:00Z';
  if (field === 'events') return '*';
  if (/color$/i.test(field)) return '#123456';
  // An ID without a prefix is taken wherever one with a prefix is.
  return /(Id|Ids|assignedTo|before|after)$/.test(field) ? uuid : 'text';
}

const parts = new Map([
  ['seasonId', '2026-Q1'],
  ['statusKey', 'open'],
  ['achievementId', 'centurion'],
]);

const fill = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => parts.get(name) ?? uuid);

describe.each([
  ['only what is needed', false],
  ['all that can be sent', true],
])('the default answer is valid for a call with %s', (_, everything) => {
  it.each(names)('%s', async (name) => {
    const { method, path } = endpoints[name];
    const endpoint = byName.get(name);
    const input = (schema: ZodType | undefined): object =>
      Object(inputOf(schema?.toJSONSchema({ io: 'input', unrepresentable: 'any' }), everything));
    const query = new URLSearchParams(
      Object.entries(input(endpoint?.query)).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const body = endpoint?.body && JSON.stringify(input(endpoint.body));
    const response = await fetch(`https://www.cstar.help${fill(path)}?${query}`, {
      method,
      body: body ?? null,
    });

    await check(response, name);
  });
});
