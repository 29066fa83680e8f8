import { CStarError, CStarRateLimitError } from '@cstar.help/js/auth';
import { describe, expect, it } from 'vitest';
import { elapsed, type Moment } from '../../src/auth/clock.ts';
import { advise, conclude, restAfter } from '../../src/auth/decide.ts';
import { fromText, type Held, hold, lifeLeft, toText } from '../../src/auth/session.ts';

/** A moment in seconds, by both clocks or by each. */
const at = (wall: number, steady = wall): Moment => ({ wall: wall * 1_000, steady: steady * 1_000 });

const answer = {
  object: 'auth_session' as const,
  accessToken: 'access',
  refreshToken: 'refresh',
  expiresIn: 900,
  customer: { object: 'customer' as const, id: 'cus_1', email: 'ada@example.com', name: 'Ada' },
};
const held = hold(answer, at(1_000));
const shortLived = hold({ ...answer, expiresIn: 20 }, at(1_000));
const resting = (since: number, seconds: number) => ({
  ...restAfter(new Error('down'), undefined, at(since)),
  length: seconds * 1_000,
});

describe('who asks for a token', () => {
  it.each<[string, Parameters<typeof advise>[0], ReturnType<typeof advise>]>([
    ['without a session', { held: null, at: at(1_000) }, 'nobody'],
    ['without a session, after a refusal', { held: null, refused: 'access', at: at(1_000) }, 'nobody'],
    ['at once', { held, at: at(1_000) }, 'use'],
    ['31 seconds before the end', { held, at: at(1_869) }, 'use'],
    ['30 seconds before the end', { held, at: at(1_870) }, 'refresh'],
    ['after the end', { held, at: at(9_000) }, 'refresh'],
    ['while the steady clock stood still in a sleep', { held, at: at(9_000, 1_010) }, 'refresh'],
    ['after the wall clock was set back', { held, at: at(5, 1_870) }, 'refresh'],
    ['after the wall clock was set back, in time', { held, at: at(5, 1_100) }, 'use'],
    ['with the token that was refused', { held, refused: 'access', at: at(1_001) }, 'refresh'],
    ['with one that was refused before', { held, refused: 'older', at: at(1_001) }, 'use'],
    ['with one that was refused before, at the end', { held, refused: 'older', at: at(1_899) }, 'refresh'],
    ['in the first half of a short life', { held: shortLived, at: at(1_009) }, 'use'],
    ['in the second half of a short life', { held: shortLived, at: at(1_010) }, 'refresh'],
    ['during a rest, early', { held, rest: resting(1_870, 5), at: at(1_872) }, 'use'],
    ['after a rest, early', { held, rest: resting(1_870, 5), at: at(1_875) }, 'refresh'],
    ['during a rest, after the end', { held, rest: resting(1_899, 5), at: at(1_900) }, 'fail'],
    ['after a rest, after the end', { held, rest: resting(1_899, 5), at: at(1_904) }, 'refresh'],
    ['during a rest, refused', { held, refused: 'access', rest: resting(1_000, 5), at: at(1_001) }, 'fail'],
    ['during a rest that a sleep ends', { held, rest: resting(1_900, 5), at: at(9_000, 1_901) }, 'refresh'],
  ])('%s', (_, question, advice) => {
    expect(advise(question)).toBe(advice);
  });
});

describe('the answer to a refresh', () => {
  const other = hold({ ...answer, accessToken: 'newer' }, at(1_001));
  const over = new CStarError('', { statusCode: 401, code: 'invalid_token' });
  const down = new CStarError('', { code: 'connection_failed' });
  it.each<[string, Held | null, unknown, ReturnType<typeof conclude>]>([
    ['replaces the session that it is of', held, undefined, 'take'],
    ['ends it, by the word of the server', held, over, 'take'],
    ['lets it rest without a connection', held, down, 'rest'],
    [
      'lets it rest after the page of a proxy',
      held,
      new CStarError('', { statusCode: 401, code: 'http_401' }),
      'rest',
    ],
    [
      'lets it rest after the same code with another status',
      held,
      new CStarError('', { statusCode: 503, code: 'invalid_token' }),
      'rest',
    ],
    ['lets it rest after anything else', held, new Error('401'), 'rest'],
    ['does not replace a newer one', other, undefined, 'keep'],
    ['does not end a newer one', other, over, 'keep'],
    ['does not let a newer one rest', other, down, 'keep'],
    ['does not undo a logout', null, undefined, 'keep'],
    ['says nothing new after a logout', null, over, 'keep'],
    ['does not matter after a logout', null, down, 'keep'],
  ])('%s', (_, present, error, consequence) => {
    expect(conclude(held, present, error)).toBe(consequence);
  });
});

describe('a rest', () => {
  it('doubles with each failure, up to a minute', () => {
    const lengths: number[] = [];
    let rest: ReturnType<typeof restAfter> | undefined;
    for (let count = 0; count < 9; count += 1) {
      rest = restAfter(new Error('down'), rest, at(0));
      lengths.push(rest.length / 1_000);
    }
    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it.each([
    [0, 1],
    [7, 7],
    [3_600, 60],
  ])('is as long as the server asks for: %d seconds give %d', (retryAfter, seconds) => {
    const error = new CStarRateLimitError('', { retryAfter });
    expect(restAfter(error, undefined, at(0)).length).toBe(seconds * 1_000);
  });
});

describe('what lies in a storage', () => {
  it('has a version and no more than is needed', () => {
    expect(JSON.parse(toText(held))).toEqual({
      version: 1,
      session: { customer: answer.customer, accessToken: 'access', refreshToken: 'refresh' },
      expiresIn: 900,
      receivedAt: 1_000_000,
    });
  });

  it.each<[string, Moment, number]>([
    ['at once', at(1_000, 5), 900],
    ['later', at(1_300, 5), 600],
    ['after the end', at(2_000, 5), -100],
    ['after the clock was set back', at(999, 5), -Infinity],
  ])('is as old as the clock of the device says: %s', (_, now, left) => {
    const read = fromText(toText(held), now);
    expect(read?.session).toEqual(held.session);
    expect(read && lifeLeft(read, now)).toBe(left * 1_000);
  });

  it('ages by either clock from then on', () => {
    const read = fromText(toText(held), at(1_300, 5));
    expect(read && lifeLeft(read, at(1_300, 105))).toBe(500_000);
    expect(read && lifeLeft(read, at(1_400, 5))).toBe(500_000);
  });

  const good = JSON.parse(toText(held));
  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{"version":1'],
    ['null', 'null'],
    ['a number', '7'],
    ['an array', '[]'],
    ['no version', JSON.stringify({ ...good, version: undefined })],
    ['another version', JSON.stringify({ ...good, version: 2 })],
    ['no session', JSON.stringify({ ...good, session: null })],
    ['no access token', JSON.stringify({ ...good, session: { ...good.session, accessToken: 1 } })],
    ['no refresh token', JSON.stringify({ ...good, session: { ...good.session, refreshToken: undefined } })],
    ['no customer', JSON.stringify({ ...good, session: { ...good.session, customer: 'ada' } })],
    ['a customer without an id', JSON.stringify({ ...good, session: { ...good.session, customer: {} } })],
    ['no time of receipt', JSON.stringify({ ...good, receivedAt: 'today' })],
    ['no life', JSON.stringify({ ...good, expiresIn: null })],
  ])('is no session: %s', (_, text) => {
    expect(fromText(text, at(1_000))).toBeNull();
  });
});

it('the clock that saw more time pass is right', () => {
  expect(elapsed(at(10, 20), at(15, 21))).toBe(5_000);
  expect(elapsed(at(10, 20), at(5, 23))).toBe(3_000);
});
