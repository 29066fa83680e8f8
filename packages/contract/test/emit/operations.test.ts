import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { emitEndpoints } from '../../src/emit/endpoints.ts';
import { operationsOf } from '../../src/emit/operations.ts';
import { all, endpoint, one, resource } from '../../src/index.ts';

const Thing = z.object({ id: z.string() });
const ThingListParams = z.object({
  limit: z.preprocess(Number, z.int()).default(5),
  'is-open': z.preprocess(Boolean, z.boolean()).optional(),
  kinds: z.preprocess(String, z.array(z.string())).optional(),
  name: z.string().optional(),
});

const things = resource({
  name: 'things',
  title: 'Things',
  description: '',
  schemas: { Thing, ThingListParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/things',
      summary: '',
      query: ThingListParams,
      returns: all(Thing),
    }),
  },
});

const withEndpoint = (entry: ReturnType<typeof endpoint>) => ({
  things: { ...things, endpoints: { entry } },
});
const nameless = z.object({ x: z.string() });

describe('operationsOf', () => {
  it.each([
    ['query', { method: 'GET', path: '/a', summary: '', query: nameless, returns: one(Thing) }],
    ['body', { method: 'POST', path: '/a', summary: '', body: nameless, returns: one(Thing) }],
    ['response', { method: 'GET', path: '/a', summary: '', returns: one(nameless) }],
  ] as const)('refuses a %s without a name and says where to give it one', (part, definition) => {
    expect(() =>
      operationsOf(
        withEndpoint(endpoint<string, typeof definition.returns, z.ZodObject, z.ZodObject>(definition)),
      ),
    ).toThrow(
      `The ${part} of things.entry has no name: list its schema in \`schemas\` of resources/things.ts`,
    );
  });

  it('refuses two endpoints of one name', () => {
    expect(() => operationsOf({ things, copies: things })).toThrow('Two endpoints are called things.list');
  });
});

describe('the endpoint table of the test kit', () => {
  const text = emitEndpoints({ things });

  it('holds each endpoint as data, with the query parameters that are not text', () => {
    expect(text).toContain(
      `'things.list': { method: 'GET', path: '/api/v1/teams/{teamId}/things', status: 200, kind: 'all', framed: false, data: 'Thing', size: 5, query: { limit: 'number', 'is-open': 'boolean', kinds: 'list' } },`,
    );
  });

  it('holds the types of each endpoint, and imports them', () => {
    expect(text).toContain("import type { Thing, ThingListParams } from '../types/index.ts';");
    expect(text).toContain(
      'params: { teamId: string };\n    query: ThingListParams;\n    body: undefined;\n    data: Thing[];',
    );
  });
});
