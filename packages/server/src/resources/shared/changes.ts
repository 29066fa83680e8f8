import { isDeepStrictEqual } from 'node:util';

export type Changes = Record<string, { from: unknown; to: unknown }>;

/** Fields that change with every write, or follow from others, and are no change of their own. */
const silent: ReadonlySet<string> = new Set([
  'updatedAt',
  'messageCount',
  'slaPaused',
  'slaPausedAt',
  'slaPausedMinutes',
]);

/** What is different between two states of one row: field by field, from what to what. */
export function changesOf(before: object, after: object): Changes {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(
    ([name, value]) => !silent.has(name) && !isDeepStrictEqual(value, old.get(name)),
  );
  return Object.fromEntries(changed.map(([name, to]) => [name, { from: old.get(name), to }]));
}
