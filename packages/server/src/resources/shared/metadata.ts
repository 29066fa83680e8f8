import type { Metadata } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';

const maxKeys = 50;

/** Merges a patch into metadata: keys left out stay, `null` removes. The limit holds for the result. */
export function mergeMetadata(
  current: Metadata,
  patch: Record<string, Metadata[string] | null>,
  param = 'metadata',
): Metadata {
  const merged = Object.entries({ ...current, ...patch }).filter(
    (entry): entry is [string, Metadata[string]] => entry[1] !== null,
  );
  if (merged.length > maxKeys) {
    throw new ApiError(
      'parameter_invalid',
      `${param} would hold ${merged.length} keys, but at most ${maxKeys} are allowed. Remove keys by setting them to null.`,
      { param },
    );
  }
  return Object.fromEntries(merged);
}
