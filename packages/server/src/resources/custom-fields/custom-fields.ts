import { type contract, formatId } from '@cstar.help/contract';
import { asc, count, eq, max, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../context.ts';
import { communityPosts, customers, customFields, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { missing } from '../shared/missing.ts';
import { iso } from '../shared/paging.ts';

type FieldRow = typeof customFields.$inferSelect;
type CustomField = z.input<typeof contract.customFields.schemas.CustomField>;

const maxFields = 100;

/** The tables whose rows hold values. */
const holders = { tickets, customers, community_posts: communityPosts };

const missingField = (uuid: string) => missing('custom field', formatId('customField', uuid));

const presentField = (row: FieldRow): CustomField => ({
  object: 'custom_field',
  id: formatId('customField', row.id),
  name: row.name,
  key: row.key,
  type: row.type,
  entityType: row.entityType,
  description: row.description,
  required: row.required,
  options: row.options,
  position: row.position,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

export const customFieldHandlers: Handlers<'customFields'> = {
  async list({ query, context }) {
    const rows = await context.tx
      .select()
      .from(customFields)
      .where(query.entityType && eq(customFields.entityType, query.entityType))
      .orderBy(asc(customFields.entityType), asc(customFields.position), asc(customFields.id));
    return rows.map(presentField);
  },

  async get({ params, context }) {
    const [row] = await context.tx.select().from(customFields).where(eq(customFields.id, params.fieldId));
    if (row === undefined) throw missingField(params.fieldId);
    return presentField(row);
  },

  async create({ body, context }) {
    const { tx, now } = context;
    const options = optionsFor(body.type, body.options);
    const last = await lastPosition(context, body.entityType);
    const [row] = await tx
      .insert(customFields)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        entityType: body.entityType,
        key: body.key,
        name: body.name,
        type: body.type,
        description: body.description ?? null,
        required: body.required,
        options,
        position: body.position ?? last + 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (row === undefined) throw new Error('The insert of a custom field returned nothing.');
    await note(context, 'created', row, { key: row.key, type: row.type, entityType: row.entityType });
    return presentField(row);
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const id = params.fieldId;
    const [before] = await tx.select().from(customFields).where(eq(customFields.id, id)).for('update');
    if (before === undefined) throw missingField(id);
    const options = body.options === undefined ? before.options : optionsFor(before.type, body.options);
    const dropped = before.options.filter((each) => !options.includes(each));
    if (dropped.length > 0) await refuseOptionsInUse(context, before, dropped);
    const [row] = await tx
      .update(customFields)
      .set({ ...body, options, updatedAt: now })
      .where(eq(customFields.id, id))
      .returning();
    if (row === undefined) throw missingField(id);
    await note(context, 'updated', row, { changed: Object.keys(body) });
    return presentField(row);
  },

  async delete({ params, context }) {
    const { tx } = context;
    // Waits for those who hold the definition, and then finds every value that they have set.
    const [row] = await tx.delete(customFields).where(eq(customFields.id, params.fieldId)).returning();
    if (row === undefined) throw missingField(params.fieldId);
    const table = holders[row.entityType];
    await tx
      .update(table)
      .set({ customFields: sql`${table.customFields} - ${row.key}::text` })
      .where(sql`${table.customFields} ? ${row.key}`);
    await note(context, 'deleted', row, { key: row.key, entityType: row.entityType });
    return { deleted: true, id: formatId('customField', row.id) };
  },
};

/** The options of a new or changed field: only for fields with a choice, and then needed. */
function optionsFor(type: FieldRow['type'], options: string[] | undefined): string[] {
  const chooses = type === 'select' || type === 'multiselect';
  if (!chooses && options !== undefined) {
    throw new ApiError(
      'parameter_invalid',
      `options is for select and multiselect, not for ${type}. Remove it.`,
      {
        param: 'options',
      },
    );
  }
  if (chooses && options === undefined) {
    throw new ApiError('parameter_missing', `options is missing. Send what can be chosen: ["US", "EU"].`, {
      param: 'options',
    });
  }
  return options ?? [];
}

/** The lock makes those who create fields take turns, so that the limit holds. */
async function lastPosition(context: Context, entityType: FieldRow['entityType']): Promise<number> {
  const { teamId, environment } = partitionOf(context);
  const lock = `custom_fields ${teamId} ${environment} ${entityType}`;
  await context.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
  const [found] = await context.tx
    .select({ count: count(), last: max(customFields.position) })
    .from(customFields)
    .where(eq(customFields.entityType, entityType));
  if (found !== undefined && found.count >= maxFields) {
    throw new ApiError(
      'resource_conflict',
      `There are ${found.count} custom fields for ${entityType} already, and at most ${maxFields} are allowed. Delete one first.`,
      { param: 'entityType' },
    );
  }
  return found?.last ?? -1;
}

async function refuseOptionsInUse({ tx }: Context, field: FieldRow, dropped: string[]): Promise<void> {
  const { customFields: values } = holders[field.entityType];
  const uses = (option: string) =>
    // In a JSON list, `?` looks for an element; in a JSON text, for the text itself.
    tx.$count(holders[field.entityType], sql`${values} -> ${field.key} ? ${option}`);
  for (const option of dropped) {
    const used = await uses(option);
    if (used > 0) {
      throw new ApiError(
        'resource_conflict',
        `options cannot leave out '${option}': ${used} of the ${field.entityType} have it. Change those first, or keep the option.`,
        { param: 'options' },
      );
    }
  }
}

const note = (context: Context, what: string, row: FieldRow, details: Record<string, unknown>) =>
  audit(context, {
    action: `custom_field.${what}`,
    resourceType: 'custom_field',
    resourceId: formatId('customField', row.id),
    details,
  });
