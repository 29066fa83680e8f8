import { parseId } from '@cstar.help/contract';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customFields } from '../../db/schema/index.ts';
import { type FieldDefinition, type FieldValues, type FieldWrite, mergeValues } from './rules.ts';

export type { FieldValues } from './rules.ts';

export type FieldEntity = (typeof customFields.$inferSelect)['entityType'];

/** One field as a community topic takes it. */
export interface TopicField {
  /** The definition: its UUID, or its ID with prefix. */
  fieldId: string;
  required: boolean;
}

const readId = (text: string): string | null => parseId('customField', text);

/**
 * The definitions of one kind of object, which now stay as they are until the transaction ends.
 * Whoever locks a row before its custom fields are merged calls this first: who deletes a field
 * locks the definition, then the rows.
 */
export const holdCustomFields = ({ tx }: Context, entityType: FieldEntity): Promise<FieldDefinition[]> =>
  tx
    .select({
      id: customFields.id,
      key: customFields.key,
      type: customFields.type,
      options: customFields.options,
      required: customFields.required,
    })
    .from(customFields)
    .where(eq(customFields.entityType, entityType))
    .orderBy(asc(customFields.position), asc(customFields.id))
    .for('share');

/**
 * Checks custom field values against their definitions and merges them into what is there.
 *
 * @param patch What a caller sent, by key or ID of a field; undefined when they sent none, which
 *   still lets required fields speak.
 * @param write With `create`, required fields must have a value; with `change` they only must keep it.
 * @returns The values by key.
 * @throws ApiError that names the field at fault.
 */
export async function mergeCustomFields(
  context: Context,
  entityType: FieldEntity,
  current: FieldValues,
  patch: FieldValues | undefined,
  write: FieldWrite = 'create',
): Promise<FieldValues> {
  const known = await holdCustomFields(context, entityType);
  return mergeValues({ accepted: known, known, place: entityType, write, parseId: readId }, current, patch);
}

/**
 * The same for a community post, whose topic says which fields it takes and which it needs. Values
 * that the post brought from another topic stay.
 *
 * @throws ApiError that names the field at fault.
 */
export async function mergeTopicFields(
  context: Context,
  topicConfig: readonly TopicField[],
  current: FieldValues,
  patch: FieldValues | undefined,
  write: FieldWrite = 'create',
): Promise<FieldValues> {
  const known = await holdCustomFields(context, 'community_posts');
  const accepted = topicConfig.flatMap(({ fieldId, required }) => {
    const id = readId(fieldId);
    const definition = known.find((each) => each.id === id);
    return definition === undefined ? [] : [{ ...definition, required }];
  });
  return mergeValues({ accepted, known, place: 'this topic', write, parseId: readId }, current, patch);
}
