import { inspect } from 'node:util';
import { CStarError } from '@cstar.help/js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { json } from '../support/replies.ts';

const character = fc.constantFrom(...'abcXYZ0189_-');
const tail = fc.string({ unit: character, minLength: 32, maxLength: 40 });
const key = fc.tuple(fc.constantFrom('sk_live_', 'sk_test_', 'pk_live_', 'pk_test_'), tail);
const around = fc.string({ unit: fc.constantFrom(...' "\'{:_/aZ9é'), maxLength: 5 });

/** Everything that people do with an error: log it, store it, show it. */
const shown = (error: unknown) =>
  [
    JSON.stringify(error),
    inspect(error, { depth: 9, showHidden: true }),
    String(error),
    error instanceof Error ? `${error.message} ${error.stack}` : '',
  ].join('\n');

const headersOf = (secret: string) => ({
  'set-cookie': `session=${secret}`,
  'x-cstar-request-id': `req_${secret}`,
  'x-echo': secret,
});

test('no key of ours shows in an error, wherever the server echoes it', async () => {
  await fc.assert(
    fc.asyncProperty(
      key,
      around,
      around,
      fc.constantFrom(200, 400, 401, 403, 404, 409, 418, 429, 500),
      async ([prefix, secret], before, after, status) => {
        const apiKey = prefix + secret;
        const text = `${before}${apiKey}${after}`;
        const error = {
          message: `Key ${text} is unknown`,
          code: text,
          type: text,
          param: text,
          doc_url: `https://x/${text}`,
          request_id: text,
        };
        const body = { success: false, error, meta: { requestId: text }, data: text };
        const { cstar } = clientWith(
          { apiKey, maxRetries: 0, headers: { 'x-signature': secret } },
          json(body, { status, headers: headersOf(apiKey) }),
        );
        const caught = await rejection(cstar.tickets.get(ticketId));

        expect(caught).toBeInstanceOf(CStarError);
        expect(shown(caught)).not.toContain(secret);
      },
    ),
    { numRuns: 200 },
  );
});

test('no header, signature or body of the request shows in an error', async () => {
  await fc.assert(
    fc.asyncProperty(tail, fc.constantFrom('down', 404, 500), async (secret, how) => {
      const { cstar } = clientWith(
        {
          maxRetries: 0,
          headers: { cookie: secret, 'x-anything': secret },
          identity: { email: 'a@b.c', hash: secret },
        },
        how === 'down' ? networkFailure() : json({ secret, error: { secret } }, { status: Number(how) }),
      );
      const call = cstar.tickets.create({ title: secret, notes: secret }, { headers: { 'x-more': secret } });

      expect(shown(await rejection(call))).not.toContain(secret);
    }),
    { numRuns: 100 },
  );
});

test('no key shows when it is given where an id belongs', async () => {
  await fc.assert(
    fc.asyncProperty(key, async ([prefix, secret]) => {
      const { cstar } = clientWith();

      expect(shown(await rejection(cstar.tickets.get(`../${prefix}${secret}`)))).not.toContain(secret);
    }),
    { numRuns: 50 },
  );
});

test.each(['Bearer abc.def-123', 'bearer   abc.def-123', 'whsec_abc.def-123'])(
  'the token of %s shows in no error of your own making',
  (text) => {
    const error = new CStarError(`Refused: ${text}`);

    expect(shown(error)).not.toContain('abc.def-123');
  },
);

test('an error as JSON has its facts by name and nothing else', () => {
  const error = new CStarError('No.', { code: 'x', statusCode: 400, cause: new Error('inner') });

  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'CStarError',
    message: 'No.',
    type: 'api_error',
    code: 'x',
    statusCode: 400,
    attempts: 0,
  });
});
