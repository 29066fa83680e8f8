import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/testing/endpoints.ts';
import {
  apiError,
  apiResponse,
  article,
  category,
  cstarHandler,
  cstarHandlers,
  failing,
  fixtureId,
  oneEnvelope,
  ticket,
  ticketDetail,
} from '../../src/testing/index.ts';
import { samples } from '../../src/testing/samples.ts';

const origin = 'https://www.cstar.help';
const team = `${origin}/api/v1/teams/${fixtureId('team')}`;
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

interface Reply {
  status: number;
  headers: Headers;
  body: { success: boolean; data: Record<string, unknown>; meta: Record<string, unknown> };
}

async function call(method: string, url: string, body?: unknown): Promise<Reply> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** A URL of an endpoint, with an id in each place. */
const urlOf = (path: string): string =>
  origin +
  path.replace(/\{(\w+)Id\}/g, (_, name: 'ticket' | 'customer' | 'article' | 'category' | 'team') =>
    fixtureId(name, 7),
  );

describe('cstarHandlers without overrides', () => {
  it.each(Object.entries(endpoints))('answers %s in the envelope, with its status', async (_, endpoint) => {
    server.use(...cstarHandlers());
    const sends = endpoint.method === 'POST' || endpoint.method === 'PATCH';
    const { status, body, headers } = await call(
      endpoint.method,
      urlOf(endpoint.path),
      sends ? {} : undefined,
    );

    expect(status).toBe(endpoint.status);
    expect(body.success).toBe(true);
    const { data, object, cursor }: Record<string, unknown> = endpoint.framed ? body.data : body;
    expect(Array.isArray(data)).toBe(endpoint.kind !== 'one');
    expect(object).toBe(endpoint.framed ? 'list' : undefined);
    expect(cursor).toBe(endpoint.kind === 'cursor' ? null : undefined);
    expect(headers.get('x-cstar-request-id')).toBe(body.meta.requestId);
    expect(headers.get('x-ratelimit-remaining')).toBe('999');
  });

  it('gives the object the id that was asked for', async () => {
    server.use(...cstarHandlers());
    const id = fixtureId('ticket', 42);

    expect((await call('GET', `${team}/tickets/${id}`)).body.data).toEqual(ticketDetail({ id }));
  });

  it('echoes the id of what was deleted', async () => {
    server.use(...cstarHandlers());
    const id = fixtureId('category', 9);

    expect((await call('DELETE', `${team}/categories/${id}`)).body.data).toEqual({ deleted: true, id });
  });

  it('returns the fields that were sent, in the form in which the API returns them', async () => {
    server.use(...cstarHandlers());
    const sent = { title: 'No sound', tags: 'audio, bug,', metadata: { seat: 3, old: null }, unknown: 1 };
    const { body } = await call('PATCH', `${team}/tickets/${fixtureId('ticket', 3)}`, sent);

    expect(body.data).toEqual(
      ticket({
        id: fixtureId('ticket', 3),
        title: 'No sound',
        tags: ['audio', 'bug'],
        metadata: { seat: 3 },
      }),
    );
  });

  it('attaches a new message to the ticket in the path', async () => {
    server.use(...cstarHandlers());
    const ticketId = fixtureId('ticket', 5);
    const { body } = await call('POST', `${team}/tickets/${ticketId}/messages`, { content: 'On it.' });

    expect(body.data).toMatchObject({ ticketId, content: 'On it.' });
  });

  it('answers a body that is not JSON as if there were none', async () => {
    server.use(...cstarHandlers());
    const response = await fetch(`${team}/tickets`, { method: 'POST', body: '{' });

    expect(response.status).toBe(201);
  });

  it('gives each response an id of its own', async () => {
    server.use(...cstarHandlers());
    const replies = await Promise.all([1, 2, 3].map(() => call('GET', `${team}/tickets`)));

    expect(new Set(replies.map(({ body }) => body.meta.requestId)).size).toBe(3);
  });

  it('listens at another origin when told to', async () => {
    server.use(...cstarHandlers({}, { baseUrl: 'http://localhost:4000/' }));

    expect((await call('GET', 'http://localhost:4000/api/v1/auth/whoami')).status).toBe(200);
  });

  it('listens at any origin for the base URL *', async () => {
    server.use(...cstarHandlers({}, { baseUrl: '*' }));

    expect((await call('GET', 'https://eu.example.com/api/v1/auth/whoami')).status).toBe(200);
  });
});

describe('overrides', () => {
  it('answer with data given as a value', async () => {
    server.use(cstarHandler('articles.get', article({ title: 'Refunds' })));

    expect((await call('GET', `${team}/articles/x`)).body.data).toEqual(article({ title: 'Refunds' }));
  });

  it('leave the other endpoints as they are', async () => {
    server.use(...cstarHandlers({ 'tickets.list': [] }));

    expect((await call('GET', `${team}/tickets`)).body.data).toEqual([]);
    expect((await call('GET', `${team}/customers`)).body.data).toHaveLength(1);
  });

  it('cut a list into the pages that were asked for', async () => {
    const all = Array.from({ length: 45 }, (_, index) => ticket({ id: fixtureId('ticket', index) }));
    server.use(cstarHandler('tickets.list', all));
    const { body } = await call('GET', `${team}/tickets?page=3&pageSize=20`);

    expect(body).toMatchObject({
      data: all.slice(40),
      pagination: { page: 3, pageSize: 20, total: 45, totalPages: 3, hasMore: false },
    });
  });

  it('cut pages and stretches of the size that the endpoint has by default', async () => {
    const groups = Array.from({ length: 30 }, () => samples.CustomerGroup);
    const items = Array.from({ length: 60 }, (_, index) => ({ ...samples.ActivityItem, id: `act_${index}` }));
    server.use(...cstarHandlers({ 'customerGroups.list': groups, 'activity.list': items }));

    expect((await call('GET', `${team}/customer-groups`)).body).toMatchObject({
      data: { length: 25 },
      pagination: { pageSize: 25, total: 30, hasMore: true },
    });
    expect((await call('GET', `${team}/activity`)).body.data).toMatchObject({
      data: { length: 50 },
      cursor: 'act_49',
    });
    expect((await call('GET', `${team}/activity?before=act_49`)).body.data).toMatchObject({
      data: { length: 10, 0: { id: 'act_50' } },
      cursor: null,
    });
  });

  it('refuse a cursor that the list does not have', async () => {
    server.use(cstarHandler('activity.list', [samples.ActivityItem]));
    const { status, body } = await call('GET', `${team}/activity?before=act_other`);

    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'parameter_invalid', param: 'before' } });
  });

  it('see the fields of a form', async () => {
    const seen: unknown[] = [];
    server.use(
      cstarHandler('attachments.create', ({ body }) => {
        const { file, filename } = body;
        seen.push(filename, file instanceof Blob && file.size);
        return undefined;
      }),
    );
    const form = new FormData();
    form.append('file', new Blob(['12345']), 'shot.png');
    form.append('filename', 'other.png');
    await fetch(`${team}/attachments`, { method: 'POST', body: form });

    expect(seen).toEqual(['other.png', 5]);
  });

  it('give a list that has no pages whole', async () => {
    const all = Array.from({ length: 30 }, (_, index) => category({ id: fixtureId('category', index) }));
    server.use(cstarHandler('categories.list', all));

    expect((await call('GET', `${team}/categories`)).body.data).toHaveLength(30);
  });

  it('see the path, the typed query, the body and the request', async () => {
    const seen: unknown[] = [];
    server.use(
      cstarHandler('tickets.list', ({ params, query, request }) => {
        seen.push(params, query, request.headers.get('authorization'));
        return [];
      }),
      cstarHandler('articles.list', ({ query }) => {
        seen.push(query);
        return [];
      }),
      cstarHandler('tickets.create', ({ body }) => {
        seen.push(body);
        return ticket(body.title === undefined ? {} : { title: body.title });
      }),
    );
    await fetch(`${team}/tickets?status=open&page=2&expand=customer`, {
      headers: { authorization: 'Bearer k' },
    });
    await call('GET', `${team}/articles?isPublic=false`);
    await call('POST', `${team}/tickets`, { title: 'A' });

    expect(seen).toEqual([
      { teamId: fixtureId('team') },
      { status: 'open', page: 2, expand: ['customer'] },
      'Bearer k',
      { isPublic: false },
      { title: 'A' },
    ]);
  });

  it('may be asynchronous', async () => {
    server.use(cstarHandler('tickets.get', async ({ params }) => ticketDetail({ id: params.ticketId })));

    expect((await call('GET', `${team}/tickets/tkt_1`)).body.data.id).toBe('tkt_1');
  });

  it('fall back to the fixture when they return nothing', async () => {
    server.use(cstarHandler('tickets.get', () => undefined));

    expect((await call('GET', `${team}/tickets/tkt_1`)).body.data.id).toBe('tkt_1');
  });

  it('answer every call with the same error', async () => {
    server.use(cstarHandler('tickets.create', apiError({ code: 'parameter_missing', param: 'title' })));
    const replies = [await call('POST', `${team}/tickets`, {}), await call('POST', `${team}/tickets`, {})];

    for (const { status, body } of replies) {
      expect(status).toBe(400);
      expect(body).toMatchObject({ success: false, error: { code: 'parameter_missing', param: 'title' } });
    }
  });

  it('send a response of your own making untouched', async () => {
    const made = apiResponse(oneEnvelope(ticketDetail(), { requestId: 'req_mine' }), {
      headers: { 'x-ratelimit-remaining': '0' },
    });
    server.use(cstarHandler('tickets.get', made));
    const { headers, body } = await call('GET', `${team}/tickets/tkt_1`);

    expect(headers.get('x-cstar-request-id')).toBe('req_mine');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(body.meta.requestId).toBe('req_mine');
  });

  it('break the connection when told to', async () => {
    server.use(cstarHandler('tickets.get', HttpResponse.error()));

    await expect(fetch(`${team}/tickets/tkt_1`)).rejects.toThrow(TypeError);
  });
});

describe('failing', () => {
  const statuses = async (count: number): Promise<number[]> => {
    const found: number[] = [];
    for (let n = 0; n < count; n += 1) found.push((await call('GET', `${team}/tickets/tkt_1`)).status);
    return found;
  };

  it('fails as often as told, then answers', async () => {
    const afterwards = ticketDetail({ title: 'At last' });
    server.use(cstarHandler('tickets.get', failing({ status: 503, times: 2, afterwards })));

    expect(await statuses(3)).toEqual([503, 503, 200]);
    expect((await call('GET', `${team}/tickets/tkt_1`)).body.data.title).toBe('At last');
  });

  it('answers with a function of the call, or with the fixture when there is none', async () => {
    server.use(
      cstarHandler(
        'tickets.get',
        failing({ times: 1, afterwards: ({ params }) => ticketDetail({ id: params.ticketId }) }),
      ),
      cstarHandler('customers.get', failing({ times: 0 })),
    );

    expect(await statuses(2)).toEqual([500, 200]);
    expect((await call('GET', `${team}/customers/cus_1`)).body.data.id).toBe('cus_1');
  });

  it('says when to come back', async () => {
    server.use(cstarHandler('tickets.get', failing({ status: 429, times: 1, retryAfter: 7 })));
    const { status, headers, body } = await call('GET', `${team}/tickets/tkt_1`);

    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('7');
    expect(body).toMatchObject({ error: { code: 'rate_limit_exceeded', retryAfter: 7 } });
  });

  it('breaks the connection when that is the failure', async () => {
    server.use(cstarHandler('tickets.get', failing({ times: 1, response: HttpResponse.error() })));

    await expect(fetch(`${team}/tickets/tkt_1`)).rejects.toThrow(TypeError);
    expect(await statuses(1)).toEqual([200]);
  });

  it('counts for itself: two overrides do not share their failures', async () => {
    server.use(
      cstarHandler('tickets.get', failing({ times: 1 })),
      cstarHandler('articles.get', failing({ times: 1 })),
    );

    expect(await statuses(2)).toEqual([500, 200]);
    expect((await call('GET', `${team}/articles/art_1`)).status).toBe(500);
  });
});
