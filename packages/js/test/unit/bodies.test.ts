import { CStarError, CStarServerError } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';

const html = '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>';
const bodies: [string, string][] = [
  ['HTML', html],
  ['an empty body', ''],
  ['truncated JSON', '{"success":tru'],
  ['blanks', '   '],
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '"no"'],
  ['true', 'true'],
  ['an empty array', '[]'],
  ['an empty object', '{}'],
  ['an error that is null', '{"success":false,"error":null}'],
  ['an error that is a list', '{"error":[1,2]}'],
  ['an error whose fields have the wrong type', '{"error":{"code":7,"message":{},"param":[],"doc_url":1}}'],
];

const reply = (body: string, status: number) => new Response(body, { status });
const get = (body: string, status: number) =>
  clientWith({ maxRetries: 0 }, reply(body, status)).cstar.tickets.get(ticketId);

describe.each([400, 401, 403, 404, 409, 429, 500, 502, 503])('an error of status %i', (status) => {
  it.each(bodies)('whose body is %s keeps its status', async (_, body) => {
    const error = await rejection(get(body, status));

    expect(error).toBeInstanceOf(CStarError);
    expect(error).toMatchObject({ statusCode: status, code: `http_${status}`, attempts: 1 });
    expect(String(error)).toMatch(
      new RegExp(`The server answered ${status}, but not as the cStar API does\\. .+`),
    );
  });

  it('never quotes HTML', async () => {
    expect(String(await rejection(get(html, status)))).not.toContain('<');
  });
});

describe("a success whose body is not the API's", () => {
  const notObjects = bodies.slice(0, 8);

  it.each(notObjects)('is an error for one object: %s', async (_, body) => {
    const error = await rejection(get(body, 200));

    expect(error).toBeInstanceOf(CStarServerError);
    expect(error).toMatchObject({ statusCode: 200, code: 'http_200' });
  });

  it.each([...notObjects, ['an object without data', '{}'], ['data that is no list', '{"data":{}}']])(
    'is an error for a list: %s',
    async (_, body) => {
      const error = await rejection(clientWith({}, reply(body, 200)).cstar.tickets.list());

      expect(error).toBeInstanceOf(CStarServerError);
    },
  );

  it('is not asked for again, since it was done', async () => {
    const { cstar, sent } = clientWith({}, reply(html, 200));
    await rejection(cstar.tickets.create({ title: 'x' }));

    expect(sent).toHaveLength(1);
  });

  it('may be empty with status 204', async () => {
    const { cstar } = clientWith({}, new Response(null, { status: 204 }));

    expect(await cstar.tickets.delete(ticketId)).toBeUndefined();
  });
});

test('no JSON whatever makes a call end with anything but an object or a CStarError', async () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        success: fc.oneof(fc.boolean(), fc.jsonValue()),
        data: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
        error: fc.oneof(
          fc.record(
            {
              code: fc.jsonValue(),
              message: fc.jsonValue(),
              type: fc.jsonValue(),
              retryAfter: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
          fc.jsonValue(),
        ),
        pagination: fc.jsonValue(),
        meta: fc.oneof(fc.record({ requestId: fc.jsonValue(), pagination: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  );
  const status = fc.constantFrom(200, 201, 400, 401, 403, 404, 409, 418, 422, 429, 500, 503);
  await fc.assert(
    fc.asyncProperty(body, status, async (value, code) => {
      const { cstar } = clientWith({ maxRetries: 0 }, reply(JSON.stringify(value), code));
      for (const call of [cstar.tickets.get(ticketId), cstar.tickets.list()]) {
        const outcome: unknown = await call.then(
          (result) => result,
          (error: unknown) => error,
        );
        expect(typeof outcome === 'object' && outcome !== null).toBe(true);
        if (code >= 400) expect(outcome).toBeInstanceOf(CStarError);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(CStarError);
      }
    }),
    { numRuns: 300 },
  );
});
