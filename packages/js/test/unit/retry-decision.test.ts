import { describe, expect, it } from 'vitest';
import { decide, type Failure } from '../../src/core/retry.ts';

const forever = Number.POSITIVE_INFINITY;

/** The shortest and the longest wait that the jitter allows; `null` when the decision is to stop. */
function range(failure: Failure, attempt = 1, maxRetries = 3, remaining = forever): unknown {
  const shortest = decide(failure, attempt, maxRetries, remaining, () => 0);
  const longest = decide(failure, attempt, maxRetries, remaining, () => 1);
  return shortest === null ? null : [shortest, longest];
}

describe('what is tried again', () => {
  it.each<[string, Failure]>([
    ['no answer', {}],
    ['status 408', { statusCode: 408 }],
    ['status 500', { statusCode: 500 }],
    ['status 502', { statusCode: 502 }],
    ['status 503', { statusCode: 503 }],
    ['status 504', { statusCode: 504 }],
    ['a 409 whose first attempt still runs', { statusCode: 409, code: 'idempotency_key_in_progress' }],
  ])('%s is tried again after the first backoff', (_, failure) => {
    expect(range(failure)).toEqual([500, 700]);
  });

  it.each<[string, Failure]>([
    ['status 400', { statusCode: 400 }],
    ['status 401', { statusCode: 401 }],
    ['status 403', { statusCode: 403 }],
    ['status 404', { statusCode: 404 }],
    ['status 409', { statusCode: 409, code: 'resource_conflict' }],
    ['a 409 of a reused idempotency key', { statusCode: 409, code: 'idempotency_key_reused' }],
    ['status 413', { statusCode: 413 }],
    ['status 422', { statusCode: 422, code: 'feature_not_configured' }],
    ['a redirect', { statusCode: 302 }],
    ['a success that is none', { statusCode: 200 }],
    ['a 4xx although the server names a time', { statusCode: 400, retryAfter: 1 }],
  ])('%s is final', (_, failure) => {
    expect(range(failure)).toBeNull();
  });
});

describe('how long the wait is', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [4, 4_000],
    [5, 8_000],
    [6, 8_000],
    [50, 8_000],
    [2_000, 8_000],
  ])('after attempt %i the backoff is %i ms, and up to 200 ms more', (attempt, base) => {
    expect(range({ statusCode: 503 }, attempt, forever)).toEqual([base, base + 200]);
  });

  it.each([
    [0, 0],
    [1, 1_000],
    [7, 7_000],
    [60, 60_000],
  ])('a server that asks for %i s gets them, and up to 200 ms more', (retryAfter, base) => {
    expect(range({ statusCode: 429, retryAfter })).toEqual([base, base + 200]);
    expect(range({ statusCode: 503, retryAfter }, 3)).toEqual([base, base + 200]);
  });

  it.each([61, 3_600, forever])('a server that asks for %d s makes the call fail at once', (retryAfter) => {
    expect(range({ statusCode: 429, retryAfter })).toBeNull();
    expect(range({ statusCode: 503, retryAfter })).toBeNull();
  });
});

describe('how often it is tried', () => {
  it.each([
    [0, 1],
    [1, 2],
    [3, 4],
    [10, 11],
  ])('maxRetries: %i means at most %i attempts', (maxRetries, attempts) => {
    const waits = Array.from({ length: 12 }, (_, index) => range({ statusCode: 500 }, index + 1, maxRetries));

    expect(waits.filter((wait) => wait !== null)).toHaveLength(attempts - 1);
  });

  it('a wait that ends after the deadline is not begun', () => {
    expect(decide({ statusCode: 500 }, 1, 3, 500, () => 0)).toBeNull();
    expect(decide({ statusCode: 500 }, 1, 3, 501, () => 0)).toBe(500);
    expect(decide({ statusCode: 429, retryAfter: 30 }, 1, 3, 29_999, () => 0)).toBeNull();
  });
});
