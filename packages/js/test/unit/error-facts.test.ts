import { describe, expect, it } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json } from '../support/replies.ts';

const get = (reply: Response | Error) =>
  rejection(clientWith({ maxRetries: 0 }, reply).cstar.tickets.get(ticketId));

describe('an error of the API', () => {
  it('has all that the server says', async () => {
    const error = await get(
      failed(400, {
        type: 'invalid_request_error',
        code: 'parameter_missing',
        message: 'The title is missing.',
        param: 'title',
        doc_url: 'https://www.cstar.help/developers/errors#parameter_missing',
        request_id: 'req_1',
      }),
    );

    expect(error).toMatchObject({
      type: 'invalid_request_error',
      code: 'parameter_missing',
      param: 'title',
      docUrl: 'https://www.cstar.help/developers/errors#parameter_missing',
      requestId: 'req_1',
      statusCode: 400,
      attempts: 1,
    });
  });

  it('reads the parameter from param or field', async () => {
    expect(await get(failed(400, { param: 'title' }))).toHaveProperty('param', 'title');
    expect(await get(failed(400, { field: 'title' }))).toHaveProperty('param', 'title');
    expect(await get(failed(400, { param: 'title', field: 'other' }))).toHaveProperty('param', 'title');
  });

  it('may be a plain string', async () => {
    const error = await get(failed(404, 'Ticket not found'));

    expect(error).toMatchObject({ statusCode: 404, code: 'http_404' });
    expect(String(error)).toContain('Ticket not found.');
  });

  it('may be a message without an error around it', async () => {
    expect(String(await get(json({ message: 'Upstream down' }, { status: 502 })))).toContain(
      'Upstream down.',
    );
  });

  const withId = (headers: Record<string, string>, error: object, meta: object) =>
    json({ success: false, error, meta }, { status: 500, headers });
  it.each([
    ['the header', withId({ 'x-cstar-request-id': 'h' }, { request_id: 'b' }, { requestId: 'm' }), 'h'],
    ['the error', withId({}, { request_id: 'b' }, { requestId: 'm' }), 'b'],
    ['meta', withId({}, {}, { requestId: 'm' }), 'm'],
    ['nowhere', withId({}, {}, {}), undefined],
  ])('has the request id from %s', async (_, reply, requestId) => {
    expect(await get(reply)).toSatisfy((error: { requestId?: string }) => error.requestId === requestId);
  });
});

describe('the message of an error', () => {
  it.each([
    [400, 'Correct the request, then send it again.'],
    [401, 'Check the apiKey in Settings → API Keys.'],
    [403, 'Use a key that may do this, with its own teamId.'],
    [404, 'Check the id, and whether it is of live or test data.'],
    [409, 'Fetch the current state, then send again.'],
    [429, 'Wait, then try again.'],
    [500, 'Try again later, or report it with the request ID.'],
  ])('of status %i ends with what to do next', async (status, next) => {
    expect(await get(failed(status, { message: 'It did not work.' }))).toHaveProperty(
      'message',
      `It did not work. ${next}`,
    );
  });

  it.each(['No', 'No.', 'No!', 'No?'])('makes a sentence of what the server says: %s', async (message) => {
    const sentence = message === 'No' ? 'No.' : message;

    expect(await get(failed(429, { message }))).toHaveProperty(
      'message',
      `${sentence} Wait, then try again.`,
    );
  });
});

it('a message of the API that tells more than what happened is left as it is', async () => {
  const message = 'Your email is unverified. Open Settings → Profile and confirm it';

  expect(await get(failed(403, { message }))).toHaveProperty('message', message);
});

describe('a network failure', () => {
  it("keeps the platform's error as its cause and names its code", async () => {
    const cause = networkFailure('ECONNREFUSED');
    const error = await get(cause);

    expect(error).toHaveProperty('cause', cause);
    expect(error).toHaveProperty('code', 'connection_failed');
    expect(error).toHaveProperty(
      'message',
      'Could not reach https://www.cstar.help (ECONNREFUSED). Check the network and the baseUrl.',
    );
  });

  it('is told also where the platform names no reason', async () => {
    expect(String(await get(new TypeError('Failed to fetch')))).toContain('https://www.cstar.help. Check');
  });

  it('has no status', async () => {
    expect(await get(networkFailure())).not.toHaveProperty('statusCode');
  });
});
