import {
  CStarConflictError,
  CStarConnectionError,
  CStarError,
  CStarRateLimitError,
  CStarServerError,
  CStarTimeoutError,
  CStarValidationError,
} from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toError } from '../../src/core/failure.ts';
import { path, renderPath, renderQuery } from '../../src/core/url.ts';
import { afterFailure, keep, type Loss } from '../../src/offline/decide.ts';
import { isSafePath, nextId, readItem } from '../../src/offline/item.ts';
import { conflict, isAnswerOnly, nextOf, scopeOf } from '../../src/offline/scopes.ts';
import { offlineItem } from '../support/offline.ts';

const unreached = new CStarConnectionError('Could not reach it.', { attempts: 1 });
const late = new CStarTimeoutError('Too late.', { attempts: 1 });

describe('a write that failed', () => {
  it.each<[string, Loss, boolean | RegExp]>([
    ['could not reach the server', { error: unreached }, true],
    ['could not reach the server, with a key', { error: unreached, keyed: true }, true],
    ['timed out with a key', { error: late, keyed: true }, true],
    ['timed out without a key: it may have arrived', { error: late }, /idempotencyKey/],
    [
      'ran out of time before anything was sent',
      { error: new CStarTimeoutError('x', { attempts: 0 }) },
      true,
    ],
    ['was aborted', { error: unreached, aborted: true }, false],
    ['holds files', { error: unreached, files: true }, /files/],
    ['has headers of its own', { error: unreached, ownHeaders: true }, /headers/],
    ['is made for its answer', { error: unreached, answerOnly: true }, /answer/],
    ['ran out of time before the storage answered', { error: late, unstored: true }, /storage/],
    ['was redirected', { error: new CStarConnectionError('x', { statusCode: 302 }) }, false],
    ['was refused', { error: new CStarValidationError('x', { statusCode: 400 }) }, false],
    ['was refused before it was sent', { error: new CStarValidationError('x') }, false],
    ['clashed', { error: new CStarConflictError('x', { statusCode: 409 }) }, false],
    ['was one too many', { error: new CStarRateLimitError('x', { statusCode: 429 }) }, false],
    ['met a fault of the server', { error: new CStarServerError('x', { statusCode: 503 }) }, false],
    ['ended with its client', { error: new CStarError('x', { code: 'client_destroyed' }) }, false],
    ['rejected with a reason that is none of ours', { error: 'stop' }, false],
    [
      'holds files and was refused',
      { error: new CStarValidationError('x', { statusCode: 413 }), files: true },
      false,
    ],
  ])('and %s', (_, loss, verdict) => {
    if (verdict instanceof RegExp) expect(keep(loss)).toMatch(verdict);
    else expect(keep(loss)).toBe(verdict);
  });
});

describe('a replay that failed', () => {
  it.each([
    ['could not reach the server', unreached, 'stop'],
    ['timed out', late, 'stop'],
    ['was redirected', new CStarConnectionError('x', { statusCode: 302 }), 'stop'],
    ['got the page of somebody else', new CStarServerError('x', { statusCode: 200 }), 'stop'],
    ['has a key that is no longer good', new CStarError('x', { statusCode: 401 }), 'stop'],
    ['is one too many', new CStarRateLimitError('x', { statusCode: 429 }), 'stop'],
    ['ended with its client', new CStarError('x', { code: 'client_destroyed' }), 'stop'],
    ['met something unknown', new TypeError('x'), 'stop'],
    ['met a fault of the server', new CStarServerError('x', { statusCode: 500 }), 'wait'],
    ['met a status from the future', new CStarServerError('x', { statusCode: 777 }), 'wait'],
    ['took the server too long', new CStarServerError('x', { statusCode: 408 }), 'wait'],
    [
      'is still running',
      new CStarConflictError('x', { statusCode: 409, code: 'idempotency_key_in_progress' }),
      'wait',
    ],
    ['clashes', new CStarConflictError('x', { statusCode: 409, code: 'idempotency_key_reused' }), 'dead'],
    ['is wrong', new CStarValidationError('x', { statusCode: 400 }), 'dead'],
    ['is wrong before it is sent', new CStarValidationError('x'), 'dead'],
    ['may not be done', new CStarError('x', { statusCode: 403 }), 'dead'],
    ['got the page of a network, as a refusal', toError(403, new Headers(), undefined, 1), 'stop'],
    ['got the page of a network, as nothing', toError(404, new Headers(), '<html>', 1), 'stop'],
    ['is too large for a proxy', toError(413, new Headers(), undefined, 1), 'dead'],
    ['met a proxy without a server', toError(502, new Headers(), undefined, 1), 'wait'],
    ['is about something gone', new CStarError('x', { statusCode: 404 }), 'dead'],
  ])('because it %s', (_, error, next) => {
    expect(afterFailure(error)).toBe(next);
  });
});

const uuid = '550e8400-e29b-41d4-a716-446655440000';
const ticket = 'tickets/550e8400e29b41d4a716446655440000';

describe('the scope of a path', () => {
  it.each([
    ['/tickets', 'tickets'],
    ['/tickets?expand=customer', 'tickets'],
    ['/tickets/tkt_550e8400e29b41d4a716446655440000', ticket],
    [`/tickets/${uuid}`, ticket],
    [`/tickets/${uuid.toUpperCase()}/messages`, ticket],
    [`/tickets/tkt_${uuid.replaceAll('-', '')}/messages/msg_1?x=/y`, ticket],
    ['/tickets/none-of-these', 'tickets/none-of-these'],
    ['/customers/cus_1', 'customers/cus_1'],
    ['/community/posts/post_1/comments', 'community/posts'],
    ['/settings', 'settings'],
    ['/settings/widget', 'settings/widget'],
    ['/bulk', '*'],
    ['/import', '*'],
  ])('%s is %s', (given, scope) => {
    expect(scopeOf(given)).toBe(scope);
  });

  it('clashes with itself and with everything that touches all', () => {
    expect(conflict('tickets', 'tickets')).toBe(true);
    expect(conflict('tickets', ticket)).toBe(false);
    expect(conflict('*', ticket)).toBe(true);
    expect(conflict(ticket, '*')).toBe(true);
  });
});

describe('a call that is made for its answer', () => {
  it.each([
    '/ai',
    '/billing/portal',
    '/automations/rule_1/test',
    '/webhooks',
    '/webhooks/wh_1/rotate-secret',
    '/webhooks/wh_1/test',
    '/webhooks/trigger-test',
  ])('is %s', (given) => {
    expect(isAnswerOnly(given)).toBe(true);
    expect(isAnswerOnly(`${given}?x=1`)).toBe(true);
  });

  it.each(['/webhooks/wh_1', '/webhooks/wh_1/deliveries/dlv_1/redeliver', '/automations', '/tickets'])(
    'is not %s',
    (given) => {
      expect(isAnswerOnly(given)).toBe(false);
    },
  );
});

describe('the next item', () => {
  const scopes = fc.array(fc.constantFrom('a', 'b', 'c', '*'), { maxLength: 12 });

  it('has nothing before it that it clashes with, and was not tried', () => {
    fc.assert(
      fc.property(
        scopes,
        fc.array(fc.nat(11)),
        fc.constantFrom('a', 'b', '*', 'none'),
        (given, done, urgent) => {
          const items = given.map((scope, index) => offlineItem({ id: `${index}`, scope }));
          const tried = new Set(done.map(String));
          const free = items.filter(
            (item, index) =>
              !tried.has(item.id) &&
              !items.slice(0, index).some((before) => conflict(before.scope, item.scope)),
          );
          const wanted = free.find(({ scope }) => scope === urgent) ?? free[0];
          expect(nextOf(items, tried, new Set([urgent]))).toBe(wanted);
        },
      ),
    );
  });
});

describe('an id', () => {
  it('comes after all known ones, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 45), { minLength: 1, maxLength: 20 }), (clock) => {
        const ids: string[] = [];
        for (const now of clock) ids.push(nextId(ids, now));
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is not lost among keys that are none', () => {
    expect(nextId(['', 'off_', 'off_$$$'], 5) > nextId([], 4)).toBe(true);
  });
});

describe('a path', () => {
  it.each([
    '/',
    '',
    '/..',
    '/tickets/..',
    '/tickets/../../keys',
    '/tickets/%2e%2E/keys',
    '/tickets/.',
    '/tickets//x',
    '//host/x',
    '/tickets\\x',
    '/tickets/%2fkeys',
    '/tickets/%5ckeys',
    '/tickets#x',
    '/a b',
    'https://host/tickets',
    '/tickets/%',
    '/t\n',
    '/tickets/.%2e?x',
    '/tickets/%2e',
  ])('that could leave the team is refused: %j', (given) => {
    expect(isSafePath(given)).toBe(false);
  });

  it('of any call of the client is taken', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string(), (id, query) => {
        let rendered: string;
        try {
          rendered = renderPath(path`tickets/${id}/messages`);
        } catch {
          return;
        }
        expect(isSafePath(`/${rendered}${renderQuery({ query })}`)).toBe(true);
      }),
    );
  });
});

describe('what a storage holds', () => {
  it('is read as it was written', () => {
    const item = offlineItem({ body: { title: 'x' }, attempts: 2 });
    expect(readItem(item.id, JSON.stringify(item))).toEqual(item);
  });

  it('becomes a dead letter when it cannot be read, whatever it is', () => {
    const good = offlineItem({});
    const broken = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .constantFrom('method', 'path', 'scope', 'idempotencyKey', 'queuedAt')
        .map((name) => JSON.stringify({ ...good, [name]: null })),
      fc.constantFrom('sent', '', 7).map((status) => JSON.stringify({ ...good, status })),
      fc.constantFrom('GET', 'PUT', '').map((method) => JSON.stringify({ ...good, method })),
      fc.constantFrom('/../x', 'https://elsewhere/').map((given) => JSON.stringify({ ...good, path: given })),
    );
    fc.assert(
      fc.property(broken, (text) => {
        expect(readItem('off_1', text)).toMatchObject({ id: 'off_1', status: 'dead', reason: 'corrupt' });
      }),
    );
  });
});
