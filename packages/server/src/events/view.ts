import { coversEvent, type EventType, eventTypeNames } from '@cstar.help/contract';
import type { KeyType } from '../db/schema/index.ts';

/** What someone gets to see of the events of a partition. */
export interface View {
  /** The same for all who see the same. */
  key: string;
  keyType: KeyType;
  types: ReadonlySet<EventType>;
}

/** @param patterns Event types and wildcards such as `ticket.*`. Without any, all events. */
export function viewOf(keyType: KeyType, patterns: readonly string[] = ['*']): View {
  const types = eventTypeNames.filter((type) => patterns.some((pattern) => coversEvent(pattern, type)));
  return { key: `${keyType} ${types.join()}`, keyType, types: new Set(types) };
}
