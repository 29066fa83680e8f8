import { covers } from '../events.ts';

/** The patterns to ask the server for: sorted, none of them within another; `undefined` for everything. */
export type Filter = readonly string[] | undefined;

/** The least that a stream must show so that every pattern gets its events. */
export function filterFor(patterns: Iterable<string>): Filter {
  const all = [...new Set(patterns)];
  if (all.includes('*')) return undefined;
  return all.filter((pattern) => !all.some((other) => other !== pattern && covers(other, pattern))).sort();
}

/** Whether a stream with the one filter shows everything that the other asks for. */
export function suffices(present: Filter, wanted: Filter): boolean {
  if (present === undefined) return true;
  return wanted?.every((pattern) => present.some((shown) => covers(shown, pattern))) ?? false;
}
