// What must work wherever the client runs. Plain JavaScript, without Node: workers run it as well.

const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';
const secondPage = 'page=2';

/**
 * Drives a client over a fetch that answers from memory.
 * `errorClasses` are the CStarNotFoundError of every copy of the package that this runtime has loaded.
 */
export async function smoke({ CStarClient, errorClasses }) {
  const requests = [];
  const cstar = new CStarClient({
    apiKey: 'sk_test_0123456789abcdefghijklmnopqrstuv',
    teamId,
    baseUrl: 'https://api.invalid',
    maxRetries: 0,
    idempotency: 'auto',
    fetch: async (url, init) => {
      requests.push({ url: String(url), method: init.method, headers: new Headers(init.headers) });
      return answer(String(url), init.method);
    },
  });

  const titles = [];
  for await (const ticket of cstar.tickets.list({ pageSize: 1 })) titles.push(ticket.title);
  expect(titles.join() === 'first,second', `for await went over both pages: ${titles}`);

  const created = await cstar.tickets.create({ title: 'made' });
  const key = requests.at(-1).headers.get('idempotency-key');
  expect(created.title === 'made' && Boolean(key), 'a create carries an idempotency key');

  const error = await cstar.tickets.get('tkt_550e8400e29b41d4a716446655440000').catch((reason) => reason);
  expect(error.requestId === 'req_smoke', `the error knows its request: ${error}`);
  for (const [copy, NotFound] of Object.entries(errorClasses)) {
    expect(error instanceof NotFound, `instanceof holds for the class of ${copy}`);
  }
  cstar.destroy();
}

function answer(url, method) {
  const meta = { requestId: 'req_smoke', timestamp: '2026-01-01T00:00:00.000Z' };
  if (url.includes('/tickets/')) {
    const error = {
      type: 'not_found_error',
      code: 'resource_missing',
      message: 'Nothing here.',
      request_id: 'req_smoke',
    };
    return respond(404, { error });
  }
  if (method === 'POST') return respond(201, { success: true, data: { id: 'tkt_1', title: 'made' }, meta });
  const page = url.includes(secondPage) ? 2 : 1;
  const pagination = { page, pageSize: 1, total: 2, totalPages: 2, hasMore: page === 1 };
  const title = page === 1 ? 'first' : 'second';
  return respond(200, {
    success: true,
    data: [{ id: `tkt_${page}`, title }],
    pagination,
    meta: { ...meta, pagination },
  });
}

function respond(status, body) {
  const headers = { 'content-type': 'application/json', 'x-cstar-request-id': 'req_smoke' };
  return new Response(JSON.stringify(body), { status, headers });
}

function expect(holds, what) {
  if (!holds) throw new Error(`Not so: ${what}`);
}
