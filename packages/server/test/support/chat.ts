import { createHmac } from 'node:crypto';
import { inject } from 'vitest';
import { type Reply, type SendOptions, send, type TestTeam } from './api.ts';
import type { Environment } from './browser.ts';
import { listenTo } from './frames.ts';

interface Place {
  environment?: Environment;
  server?: string;
}

/** The path of the chat of a team. */
const chatBase = (team: TestTeam, environment: Environment = 'test') =>
  `/api/chat/${team.teamSlug}${environment === 'test' ? ':test' : ''}`;

/** Somebody in a chat, by their token. */
export function chatter(team: TestTeam, token: string | null, place: Place = {}) {
  const { environment, server = inject('serverUrl') } = place;
  const base = chatBase(team, environment);
  const call = (method: string, path: string, body?: unknown, more?: SendOptions) =>
    send(method, base + path, body, { key: token, server, ...more });
  return {
    token,
    server,
    base,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown, more?: SendOptions) => call('POST', path, body, more),
    /** Opens a ticket, and returns its ID. */
    async open(title = 'Help', message?: string): Promise<string> {
      const reply = await call('POST', '/tickets', { title, ...(message && { message }) });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return String(reply.data.id);
    },
    say: (ticketId: string, content: string, id: string = crypto.randomUUID()): Promise<Reply> =>
      call('POST', `/tickets/${ticketId}/messages`, { id, content }),
    requestTo: (path: string, signal?: AbortSignal) =>
      new Request(`${server}${base}${path}`, {
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ...(signal && { signal }),
      }),
  };
}

export type Chatter = ReturnType<typeof chatter>;

/** Opens a stream of somebody in a chat, until it is ready. */
export async function follow(one: Chatter, path: string, send?: (request: Request) => Promise<Response>) {
  const stream = await listenTo((signal) => one.requestTo(path, signal), send);
  const first = await stream.frame();
  if (first.event !== 'ready') throw new Error(`The stream began with ${JSON.stringify(first)}.`);
  return stream;
}

/** A visitor with a session of their own. */
export async function newVisitor(team: TestTeam, place: Place = {}): Promise<Chatter> {
  const { data } = await chatter(team, null, place).post('/sessions');
  return chatter(team, String(data.accessToken), place);
}

/** A new secret of a team. */
export async function newSecret(team: TestTeam, { environment = 'test', server }: Place = {}) {
  const key = environment === 'live' ? team.keys.secretLive : team.keys.secretTest;
  const { data } = await team.post('/settings/identity/rotate', undefined, {
    key,
    ...(server && { server }),
  });
  return String(data.secret);
}

/** The signature over fields in the order in which they are given. */
export const sign = (fields: object, secret: string): string =>
  createHmac('sha256', secret).update(JSON.stringify(fields)).digest('hex');

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** What identifies a customer, with a signature of now. */
export const proofOf = (email: string, secret: string, more: { externalId?: string; name?: string } = {}) => {
  const customer = { email, ...more, timestamp: seconds() };
  return { customer, signature: sign(customer, secret) };
};

/** A customer who the team's server has signed. */
export async function newCustomer(
  team: TestTeam,
  email: string,
  secret: string,
  place: Place = {},
): Promise<Chatter & { id: string }> {
  const { data } = await chatter(team, null, place).post('/identify', proofOf(email, secret));
  return { ...chatter(team, String(data.accessToken), place), id: String(Object(data.customer).id) };
}
