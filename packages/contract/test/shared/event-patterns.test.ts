import { describe, expect, it } from 'vitest';
import { eventPatterns, eventPatternsQuery } from '../../src/shared/event-patterns.ts';

describe.each([
  ['a body', eventPatterns()],
  ['a query', eventPatternsQuery()],
])('events to subscribe to, in %s', (_, schema) => {
  it.each([
    ['one text', 'ticket.created, ticket.*', ['ticket.created', 'ticket.*']],
    ['a list', ['boss.*', '*'], ['boss.*', '*']],
    ['the same twice', 'ticket.*,ticket.*', ['ticket.*']],
  ])('are taken as %s', (_case, given, expected) => {
    expect(schema.parse(given)).toEqual(expected);
  });

  it.each([
    ['that does not exist', 'ticket.opened', /there is no event 'ticket.opened'.*ticket.created/],
    ['that nothing is left of', ' , ', /at least one event/],
    ['that is a number', 5, /./],
    ['of which there are too many', Array.from({ length: 51 }, (_n, n) => `x${n}`), /at most 50/],
  ])('are refused as something %s', (_case, given, message) => {
    expect(schema.safeParse(given).error?.issues.at(0)?.message).toMatch(message);
  });
});
