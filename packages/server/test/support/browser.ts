import { createHmac } from 'node:crypto';
import { inject } from 'vitest';
import { type Reply, type SendOptions, send, type TestTeam } from './api.ts';

export type Environment = 'live' | 'test';

/** Somebody at a help center: a customer, a visitor, or nobody that is known. */
export interface Browser {
  token: string | null;
  /** `cus_…`; null for whoever is no customer. */
  customerId: string | null;
  get(path: string, more?: SendOptions): Promise<Reply>;
  post(path: string, body?: unknown, more?: SendOptions): Promise<Reply>;
  patch(path: string, body: unknown, more?: SendOptions): Promise<Reply>;
  delete(path: string, more?: SendOptions): Promise<Reply>;
}

interface Place {
  area: 'library' | 'community';
  environment?: Environment;
  server?: string;
}

const base = (team: TestTeam, area: string, environment: Environment) =>
  `/api/${area}/${team.teamSlug}${environment === 'test' ? ':test' : ''}`;

function browser(team: TestTeam, place: Place, token: string | null, customerId: string | null): Browser {
  const { area, environment = 'test', server = inject('serverUrl') } = place;
  const call = (method: string, path: string, body: unknown, more: SendOptions = {}) =>
    send(method, base(team, area, environment) + path, body, { key: token, server, ...more });
  return {
    token,
    customerId,
    get: (path, more) => call('GET', path, undefined, more),
    post: (path, body, more) => call('POST', path, body, more),
    patch: (path, body, more) => call('PATCH', path, body, more),
    delete: (path, more) => call('DELETE', path, undefined, more),
  };
}

/** Somebody without a token. */
export const nobody = (team: TestTeam, place: Place): Browser => browser(team, place, null, null);

/** Somebody with a session, and without a name. */
export async function visitor(team: TestTeam, place: Place): Promise<Browser> {
  const { environment = 'test', server = inject('serverUrl') } = place;
  const path = `${base(team, 'chat', environment)}/sessions`;
  const { data } = await send('POST', path, undefined, { server });
  return browser(team, place, String(data.accessToken), null);
}

/** A customer whom the team's own server has signed. */
export async function signedIn(team: TestTeam, name: string, place: Place): Promise<Browser> {
  const { environment = 'test', server = inject('serverUrl') } = place;
  const email = `${name.toLowerCase()}@example.com`;
  const customer = { email, name, timestamp: Math.floor(Date.now() / 1000) };
  const signature = createHmac('sha256', await secretOf(team, environment, server))
    .update(JSON.stringify(customer))
    .digest('hex');
  const path = `${base(team, 'chat', environment)}/identify`;
  const { data } = await send('POST', path, { customer, signature }, { server });
  return browser(team, place, String(data.accessToken), String(Object(data.customer).id));
}

const secrets = new WeakMap<TestTeam, Map<Environment, Promise<string>>>();

/** The secret of a team, made once: an older one would end with the next. */
function secretOf(team: TestTeam, environment: Environment, server: string): Promise<string> {
  const known = secrets.get(team) ?? new Map<Environment, Promise<string>>();
  secrets.set(team, known);
  const key = environment === 'live' ? team.keys.secretLive : team.keys.secretTest;
  const made =
    known.get(environment) ??
    team
      .post('/settings/identity/rotate', undefined, { key, server })
      .then(({ data }) => String(data.secret));
  known.set(environment, made);
  return made;
}
