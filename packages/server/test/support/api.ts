import { inject } from 'vitest';
import { z } from 'zod';

const Keys = z.object({
  secretLive: z.string(),
  secretTest: z.string(),
  publishableLive: z.string(),
  publishableTest: z.string(),
});
const Team = z.object({
  teamId: z.uuid(),
  teamName: z.string(),
  teamSlug: z.string(),
  keys: Keys,
  members: z.array(
    z.object({
      id: z.string(),
      userId: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.string(),
      keys: Keys,
    }),
  ),
});

type Data = Record<string, unknown>;
const Body = z.object({
  success: z.boolean(),
  data: z.unknown().optional(),
  error: z
    .object({
      type: z.string(),
      code: z.string(),
      message: z.string(),
      param: z.string().optional(),
      doc_url: z.string(),
      request_id: z.string(),
      retryAfter: z.number().optional(),
    })
    .optional(),
  pagination: z.unknown().optional(),
  meta: z.record(z.string(), z.unknown()),
});

export interface Reply {
  status: number;
  headers: Headers;
  body: z.output<typeof Body>;
  /** `data` of a single object. */
  data: Data;
  /** `data` of a list. */
  list: Data[];
  error: NonNullable<z.output<typeof Body>['error']>;
}

const Single = z.record(z.string(), z.unknown());
const Several = z.array(Single);

export async function readReply(response: Response): Promise<Reply> {
  const body = Body.parse(await response.json());
  return {
    status: response.status,
    headers: response.headers,
    body,
    get data() {
      return Single.parse(body.data);
    },
    get list() {
      return Several.parse(body.data);
    },
    get error() {
      if (body.error === undefined) throw new Error(`Expected an error, got ${JSON.stringify(body)}`);
      return body.error;
    },
  };
}

export interface SendOptions {
  key?: string | null;
  headers?: Record<string, string>;
  server?: string;
}

/** Sends one request; a body that is neither a string nor a form goes as JSON. */
export async function send(
  method: string,
  path: string,
  body?: unknown,
  { key, headers, server = inject('serverUrl') }: SendOptions = {},
): Promise<Reply> {
  const asItIs = typeof body === 'string' || body instanceof FormData;
  const text = asItIs ? body : JSON.stringify(body);
  return readReply(
    await fetch(server + path, {
      method,
      headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
      ...(text === undefined ? {} : { body: text }),
    }),
  );
}

export type TestTeam = Awaited<ReturnType<typeof newTeam>>;

/** A team that no other test sees, and calls below its path with its secret test key. */
export async function newTeam(options: unknown = {}, server = inject('serverUrl')) {
  const reply = await send('POST', '/__dev/teams', options, { server });
  const team = Team.parse(reply.body.data);
  const base = `/api/v1/teams/${team.teamId}`;
  const call =
    (method: string) =>
    (path: string, body?: unknown, more: SendOptions = {}) =>
      send(method, base + path, body, { key: team.keys.secretTest, server, ...more });
  const get = call('GET');
  return {
    ...team,
    base,
    get: (path: string, more?: SendOptions) => get(path, undefined, more),
    post: call('POST'),
    patch: call('PATCH'),
    delete: (path: string, more?: SendOptions) => call('DELETE')(path, undefined, more),
  };
}
