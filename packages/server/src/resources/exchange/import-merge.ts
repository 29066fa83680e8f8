import { ApiError } from '../../errors.ts';

export type Strategy = 'skip' | 'overwrite' | 'merge';

const maxTags = 100;

/** What a record may say of the fields that every kind of object has. */
interface CommonFields {
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  metadata?: Record<string, string | number | boolean> | undefined;
}

type Patch = Record<string, string | number | boolean | null>;

/**
 * How a record changes the tags, notes and metadata of the object that it matches. What it does not
 * name is cleared by `overwrite` and stays with `merge`.
 */
export function mergeCommon(
  strategy: Exclude<Strategy, 'skip'>,
  before: { tags: string[]; metadata: object },
  { tags, notes, metadata }: CommonFields,
): { tags?: string[]; notes?: string | null; metadata?: Patch } {
  if (strategy === 'overwrite') {
    return { tags: tags ?? [], notes: notes ?? null, metadata: replaceKeys(before.metadata, metadata) };
  }
  return {
    ...(tags === undefined ? {} : { tags: unite(before.tags, tags) }),
    ...(notes === undefined ? {} : { notes }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The patch that leaves nothing but the given values: `null` removes a key. */
export function replaceKeys<Value>(before: object, values: Record<string, Value> = {}) {
  const cleared: Record<string, Value | null> = Object.fromEntries(
    Object.keys(before).map((key) => [key, null]),
  );
  return { ...cleared, ...values };
}

function unite(before: readonly string[], more: readonly string[]): string[] {
  const tags = [...new Set([...before, ...more])];
  if (tags.length <= maxTags) return tags;
  throw new ApiError(
    'parameter_invalid',
    `tags would be ${tags.length} together with those that are there, but at most ${maxTags} are allowed. Send fewer.`,
    { param: 'tags' },
  );
}
