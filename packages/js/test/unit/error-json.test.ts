import { CStarError, CStarRateLimitError } from '@cstar.help/js/errors';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const facts = [
  'code',
  'type',
  'statusCode',
  'param',
  'requestId',
  'docUrl',
  'retryAfter',
  'attempts',
  'queueId',
];

it('what somebody puts on an error later is not in its data', () => {
  fc.assert(
    fc.property(
      fc.string().filter((name) => ![...facts, 'name', 'message', 'toJSON', '__proto__'].includes(name)),
      fc.anything(),
      (name, value) => {
        const error = new CStarError('It failed.', { code: 'x', statusCode: 500 });
        const before = JSON.stringify(error);
        Object.defineProperty(error, name, { value, enumerable: true, configurable: true, writable: true });

        expect(JSON.stringify(error)).toBe(before);
      },
    ),
  );
});

it('a request on an error shows no credentials', () => {
  const request = { headers: { authorization: 'Bearer abcdefgh' } };
  const error = Object.assign(new CStarError('It failed.'), { request });

  expect(error.toJSON()).not.toHaveProperty('request');
});

it('all that an error knows is in its data', () => {
  const known = {
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    statusCode: 429,
    param: 'title',
    requestId: 'req_1',
    docUrl: 'https://www.cstar.help/developers',
    retryAfter: 7,
    attempts: 2,
    queueId: 'q1',
  };
  const error = new CStarRateLimitError('Too many.', { ...known, cause: new Error('secret') });

  expect(error.toJSON()).toEqual({ name: 'CStarRateLimitError', message: 'Too many.', ...known });
  expect(Object.keys(new CStarError('It failed.').toJSON())).toEqual([
    'name',
    'message',
    'type',
    'code',
    'attempts',
  ]);
});
