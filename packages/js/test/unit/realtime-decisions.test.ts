import { describe, expect, it } from 'vitest';
import { CStarError } from '../../src/errors.ts';
import { filterFor, suffices } from '../../src/realtime/filter.ts';
import { isFinal, judge } from '../../src/realtime/reconnect.ts';

describe('after a loss', () => {
  /** The shortest and the longest wait that chance allows, and the failures counted from then on. */
  const decided = (facts: object, failures: number, heardFor?: number) => {
    const loss = { error: new CStarError('lost', facts), heardFor };
    const [least, most] = [judge(loss, failures, () => 0), judge(loss, failures, () => 1)];
    return [least.wait, most.wait, most.failures];
  };

  it.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [5, 16_000],
    [6, 30_000],
    [7, 30_000],
    [2_000, 30_000],
  ])('the wait is anything up to a bound: with %i failures before it %i ms', (failures, bound) => {
    expect(decided({}, failures)).toEqual([0, bound, failures + 1]);
  });

  it.each([
    ['no byte', undefined, 6],
    ['a moment', 10, 6],
    ['29.9 seconds', 29_999, 6],
    ['30 seconds', 30_000, 1],
    ['hours', 10_000_000, 1],
  ])('the failures before it are forgotten only when the connection lasted: %s', (_, heardFor, failures) => {
    expect(decided({}, 5, heardFor)[2]).toBe(failures);
  });

  it.each([
    [0, 0, 1_000],
    [7, 7_000, 8_000],
    [3_600, 3_600_000, 3_601_000],
    [1e9, 3_600_000, 3_601_000],
  ])('a Retry-After of %d s is waited for, up to an hour', (retryAfter, least, most) => {
    expect(decided({ statusCode: 503, retryAfter }, 3)).toEqual([least, most, 4]);
  });

  it.each<[string, object, boolean]>([
    ['no answer', {}, false],
    ['408', { statusCode: 408 }, false],
    ['429', { statusCode: 429 }, false],
    ['500', { statusCode: 500 }, false],
    ['503', { statusCode: 503 }, false],
    ['an answer that is no stream', { statusCode: 200 }, false],
    ['400', { statusCode: 400 }, true],
    ['401', { statusCode: 401 }, true],
    ['403', { statusCode: 403 }, true],
    ['404', { statusCode: 404 }, true],
    ['410', { statusCode: 410 }, true],
    ['422', { statusCode: 422 }, true],
    ['a redirect', { statusCode: 307 }, true],
    ['a redirect that the browser hides', { statusCode: 0, code: 'redirect_refused' }, true],
  ])('%s is the end: %o', (_, facts, final) => {
    expect(isFinal(new CStarError('lost', facts))).toBe(final);
    expect(decided(facts, 0)[0] === null).toBe(final);
  });
});

describe('the filter', () => {
  it.each<[string[], readonly string[] | undefined]>([
    [['ticket.created'], ['ticket.created']],
    [
      ['ticket.created', 'article.*', 'ticket.created'],
      ['article.*', 'ticket.created'],
    ],
    [['ticket.created', 'ticket.*'], ['ticket.*']],
    [
      ['customer.*', 'customer_group.created'],
      ['customer.*', 'customer_group.created'],
    ],
    [['ticket.created', '*', 'article.*'], undefined],
    [[], []],
  ])('for %j is %j', (patterns, filter) => {
    expect(filterFor(patterns)).toEqual(filter);
  });

  it.each<[readonly string[] | undefined, readonly string[] | undefined, boolean]>([
    [undefined, undefined, true],
    [undefined, ['ticket.*'], true],
    [['ticket.*'], undefined, false],
    [['ticket.*'], ['ticket.created'], true],
    [['ticket.*'], ['ticket.*'], true],
    [['ticket.created'], ['ticket.*'], false],
    [['article.*', 'ticket.*'], ['ticket.closed'], true],
    [['ticket.*'], ['article.created', 'ticket.*'], false],
  ])('%j shows all of %j: %s', (present, wanted, enough) => {
    expect(suffices(present, wanted)).toBe(enough);
  });
});
