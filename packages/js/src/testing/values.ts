// The same in every run, so that snapshots of your tests stay the same.

/** When everything in the fixtures happened. */
export const timestamp = '2026-03-01T12:00:00.000Z';

/** The request id of a response that is made by hand. */
export const requestId = 'req_test';

const prefixes = { ticket: 'tkt_', customer: 'cus_', article: 'art_', message: 'msg_', member: 'mem_' };

/** The kinds of objects that have ids of their own. */
export type FixtureKind = keyof typeof prefixes | 'category' | 'team';

/**
 * A valid id that is the same in every run.
 *
 * @param kind What the id names.
 * @param number Tells ids of one kind apart. Default: 1, the id of the fixture itself.
 * @example
 * ```ts
 * import { fixtureId, ticket } from '@cstar.help/js/testing';
 *
 * const tickets = [1, 2, 3].map((number) => ticket({ id: fixtureId('ticket', number) }));
 * ```
 */
export function fixtureId(kind: FixtureKind, number = 1): string {
  const tail = number.toString(16).padStart(12, '0');
  return kind === 'category' || kind === 'team'
    ? `00000000-0000-4000-8000-${tail}`
    : `${prefixes[kind]}00000000000040008000${tail}`;
}
