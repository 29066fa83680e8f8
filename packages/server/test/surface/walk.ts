import { contract, type Endpoint, fullPath, operationName, roles } from '@cstar.help/contract';
import { documentedEndpoints, routeOf } from '@cstar.help/contract/reference';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Reply, readReply, type TestTeam } from '../support/api.ts';
import { deviations } from './deviations.ts';
import { type Fixture, newFixture } from './fixture.ts';
import { differences } from './shapes.ts';

type Maybe<T> = T | Promise<T>;
type Ids = Record<string, string>;

/** What a good request of one operation holds. */
interface Row {
  /** Ids of the path that the fixture's own will not do for, such as of something to delete. */
  params?(fixture: Fixture): Maybe<Ids>;
  query?(fixture: Fixture): Maybe<Record<string, string>>;
  body?(fixture: Fixture): Maybe<object>;
  /** What must be so before, and is no part of the request. */
  before?(fixture: Fixture): Promise<unknown>;
  /** The answer without what the operation needs from outside: 422 feature_not_configured. */
  needsConfiguration?: true;
}

export type Rows = Record<string, Row>;

const endpoints: Map<string, Endpoint> = new Map(
  Object.values(contract).flatMap((resource) =>
    Object.entries<Endpoint>(resource.endpoints).map(([key, endpoint]) => [
      operationName(resource, key),
      endpoint,
    ]),
  ),
);

export const operationNames = [...endpoints.keys()];

const samples = new Map(
  documentedEndpoints.map(({ method, path, sample }) => [routeOf(method, path), sample]),
);

/** What is the same in every team: naming it from another one is no trespass. */
const shared = new Set(['statusKey', 'achievementId', 'seasonId', 'recipientTeamId']);

interface Request {
  ids: Ids;
  query: Record<string, string>;
  body: object | undefined;
}

async function send(endpoint: Endpoint, teamId: string, { ids, query, body }: Request, key: string) {
  const path = fullPath(endpoint)
    .replace('{teamId}', teamId)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name));
  const search = new URLSearchParams(query).toString();
  return readReply(
    await fetch(`${inject('serverUrl')}${path}${search && `?${search}`}`, {
      method: endpoint.method,
      headers: { authorization: `Bearer ${key}` },
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    }),
  );
}

const outcome = (reply: Reply) => [reply.status, reply.status < 300 ? undefined : reply.error.code];

/** The data of an answer, without the frame that some lists have. */
function dataOf({ returns }: Endpoint, reply: Reply): unknown {
  return returns.framed ? Object(reply.body.data).data : reply.body.data;
}

/** The key of a member whose role does not allow it. */
function keyWithout(permission: Endpoint['permission'], { member }: Fixture): string | undefined {
  const role = (['agent', 'librarian', 'spectator'] as const).find(
    (name) => permission !== undefined && !roles[name].permissions.includes(permission),
  );
  return role && member(role).keys.secretTest;
}

/** Walks through some operations: the good request, the bad ones, and the keys that must not get through. */
export function walk(area: string, rows: Rows): void {
  let fixture: Fixture;
  let other: TestTeam;
  beforeAll(async () => {
    fixture = await newFixture();
    other = fixture.other;
  });

  describe.each(Object.entries(rows))(`${area}: %s`, (name, row) => {
    const endpoint = endpoints.get(name);
    if (endpoint === undefined) throw new Error(`The contract has no operation ${name}.`);
    const names = Object.keys(endpoint.params.shape);
    const request: Request = { ids: {}, query: {}, body: undefined };

    beforeAll(async () => {
      await row.before?.(fixture);
      request.ids = (await row.params?.(fixture)) ?? {};
      for (const param of names) request.ids[param] ??= await fixture.id(param);
      request.query = (await row.query?.(fixture)) ?? {};
      request.body = await row.body?.(fixture);
    });

    const call = (key: string, more: Partial<Request> = {}, teamId = fixture.team.teamId) =>
      send(endpoint, teamId, { ...request, ...more }, key);
    const { access, permission, method, scope } = endpoint;

    test('refuses a parameter that it does not know', async () => {
      const reply = await call(fixture.team.keys.secretTest, { query: { ...request.query, nonsense: '1' } });
      expect(outcome(reply)).toEqual([400, 'parameter_invalid']);
    });

    if (endpoint.bodyType === 'json' && endpoint.body) {
      test('refuses a field that it does not know', async () => {
        const reply = await call(fixture.team.keys.secretTest, { body: { ...request.body, nonsense: 1 } });
        expect(outcome(reply)).toEqual([400, 'parameter_invalid']);
      });
    }

    if (access === 'secret') {
      test('refuses a publishable key', async () => {
        const code = method === 'GET' ? 'insufficient_permissions' : 'publishable_key_write';
        expect(outcome(await call(fixture.team.keys.publishableTest))).toEqual([403, code]);
      });
    }

    if (scope === 'team') {
      test('refuses the key of another team', async () => {
        expect(outcome(await call(other.keys.secretTest))).toEqual([403, 'team_access_denied']);
      });
    }

    if (names.some((param) => !shared.has(param))) {
      test('finds nothing of another team', async () => {
        const reply = await call(other.keys.secretTest, {}, other.teamId);
        // What a body refers to may be looked up before what the path names.
        if (reply.status === 400) expect(Object.keys(request.body ?? {})).toContain(reply.error.param);
        else expect(outcome(reply)).toEqual([404, 'resource_missing']);
      });
    }

    if (permission !== undefined) {
      test('refuses a role that may not', async () => {
        const key = keyWithout(permission, fixture);
        if (key === undefined) throw new Error(`Every role of the fixture may ${permission}.`);
        expect(outcome(await call(key))).toEqual([403, 'insufficient_permissions']);
      });
    }

    if (access === 'any') {
      test('answers a publishable key', async () => {
        expect(outcome(await call(fixture.team.keys.publishableTest))).toEqual([endpoint.status, undefined]);
      });
    }

    test('answers a good request as the contract and the reference say', async () => {
      const reply = await call(fixture.team.keys.secretTest);
      if (row.needsConfiguration) {
        expect(outcome(reply)).toEqual([422, 'feature_not_configured']);
        return;
      }
      expect(outcome(reply)).toEqual([endpoint.status, undefined]);
      const data = dataOf(endpoint, reply);
      const { kind, schema } = endpoint.returns;
      const read = (kind === 'one' ? schema : z.array(schema)).safeParse(data);
      expect(read.error?.issues ?? []).toEqual([]);
      // Reading drops what the schema does not know.
      expect(data).toEqual(read.data);

      const route = routeOf(method, fullPath(endpoint));
      const sample = samples.get(route);
      const found = sample === undefined ? [] : differences(sample, reply.body.data);
      expect(found.map((fault) => `${route}: ${fault}`).filter((fault) => !(fault in deviations))).toEqual(
        [],
      );
    });
  });
}
