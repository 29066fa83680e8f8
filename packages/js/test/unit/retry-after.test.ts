import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../src/core/retry.ts';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { failed } from '../support/replies.ts';

const now = Date.parse('Sun, 01 Mar 2026 12:00:00 GMT');

describe('a Retry-After header', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['120', 120],
    ['1.5', 1.5],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30],
    ['Sunday, 01-Mar-26 12:01:00 GMT', 60],
    ['Sun, 01 Mar 2026 13:00:00 GMT', 3_600],
  ])('%s means %d seconds', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds);
  });

  it('with a date in the past means now', () => {
    expect(parseRetryAfter('Sun, 01 Mar 2026 11:00:00 GMT', now)).toBe(0);
  });

  it.each([null, '', 'soon', '-5', '-0.1', 'NaN', '1 minute', '12:00', '2026-03-01', 'Sun, 99 Foo 2026 GMT'])(
    '%j makes no sense and is ignored',
    (header) => {
      expect(parseRetryAfter(header, now)).toBeUndefined();
    },
  );
});

describe('the retryAfter of an error', () => {
  const errorOf = (response: Response) =>
    rejection(clientWith({ maxRetries: 0 }, response).cstar.tickets.get(ticketId));
  const limited = (error: object, headers: Record<string, string> = {}) =>
    failed(429, { code: 'rate_limit_exceeded', message: 'Slow down.', ...error }, headers);

  it('comes from the header first', async () => {
    expect(await errorOf(limited({ retryAfter: 7 }, { 'retry-after': '5' }))).toMatchObject({
      retryAfter: 5,
    });
  });

  it('comes from the body where the header is missing or makes no sense', async () => {
    expect(await errorOf(limited({ retryAfter: 7 }))).toMatchObject({ retryAfter: 7 });
    expect(await errorOf(limited({ retryAfter: 7 }, { 'retry-after': 'soon' }))).toMatchObject({
      retryAfter: 7,
    });
  });

  it.each([undefined, -1, '7', null, {}])(
    'is 60 for a 429 without a usable hint (body: %j)',
    async (given) => {
      expect(await errorOf(limited({ retryAfter: given }))).toMatchObject({ retryAfter: 60 });
    },
  );

  it('is there for other statuses when the server sends it, and only then', async () => {
    expect(await errorOf(failed(503, 'Maintenance', { 'retry-after': '30' }))).toMatchObject({
      retryAfter: 30,
    });
    expect(await errorOf(failed(503, 'Maintenance'))).not.toHaveProperty('retryAfter');
  });
});
