import { formatId } from '@cstar.help/contract';
import { and, asc, eq, isNull, or, type SQL } from 'drizzle-orm';
import { type Context, type Principal, partitionOf } from '../../context.ts';
import { views } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { requirePermission } from '../../http/access.ts';
import { defined } from '../shared/defined.ts';
import { missingId } from '../shared/missing.ts';
import { executeView } from './execute.ts';
import { checkView } from './filters.ts';
import { presentView, type ViewRow } from './present.ts';

/** More views than anyone finds anything in. */
const maxViews = 1_000;

export const viewHandlers: Handlers<'views'> = {
  async list({ query, context }) {
    const rows = await context.tx
      .select()
      .from(views)
      .where(and(visible(context), query.entityType && eq(views.entityType, query.entityType)))
      .orderBy(asc(views.name), asc(views.id));
    return rows.map(presentView);
  },

  async get({ params, context }) {
    return presentView(await readView(context, params.viewId));
  },

  async create({ body, context }) {
    const { tx, now, principal } = context;
    const { filters = {}, visibility, ...plain } = body;
    if (visibility === 'team') requireSay(principal);
    checkView(body.entityType, filters, body.sortField);
    if ((await tx.$count(views)) >= maxViews) {
      throw new ApiError(
        'resource_conflict',
        `The team has ${maxViews} saved views already, the most there can be. Delete one first.`,
      );
    }
    const [row] = await tx
      .insert(views)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        ...plain,
        filters,
        createdBy: principal.memberId,
        privateTo: visibility === 'private' ? principal.memberId : null,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (row === undefined) throw new Error('The insert of a view returned nothing.');
    await note(context, 'created', row);
    return presentView(row);
  },

  async update({ params, body, context }) {
    const { tx, now, principal } = context;
    const before = await readView(context, params.viewId, 'update');
    requireOwn(context, before);
    const { visibility, ...plain } = body;
    if (visibility === 'team') requireSay(principal);
    if (visibility === 'private' && before.createdBy !== principal.memberId) {
      throw new ApiError(
        'insufficient_permissions',
        'Only its maker can make this view private. Make a private copy of it instead.',
      );
    }
    const changes = defined(plain);
    checkView(before.entityType, changes.filters ?? before.filters, changes.sortField ?? before.sortField);
    const privateTo = visibility === 'private' ? principal.memberId : null;
    const [row] = await tx
      .update(views)
      .set({ ...changes, ...(visibility === undefined ? {} : { privateTo }), updatedAt: now })
      .where(eq(views.id, before.id))
      .returning();
    if (row === undefined) throw missingId('view', params.viewId);
    await note(context, 'updated', row, { changed: Object.keys(body) });
    return presentView(row);
  },

  async delete({ params, context }) {
    const view = await readView(context, params.viewId, 'update');
    requireOwn(context, view);
    await context.tx.delete(views).where(eq(views.id, view.id));
    await note(context, 'deleted', view);
    return { deleted: true, id: formatId('view', view.id) };
  },

  async execute({ params, query, context }) {
    return executeView(context, await readView(context, params.viewId), query);
  },
};

/** A private view is not there for anyone but its maker. */
const visible = ({ principal }: Context): SQL | undefined =>
  or(isNull(views.privateTo), eq(views.privateTo, principal.memberId));

async function readView(context: Context, id: string, lock?: 'update'): Promise<ViewRow> {
  const query = context.tx
    .select()
    .from(views)
    .where(and(eq(views.id, id), visible(context)));
  const [row] = await (lock === undefined ? query : query.for(lock));
  if (row === undefined) throw missingId('view', id);
  return row;
}

/** A view is its maker's to change; those of the team are also for who manages settings. */
function requireOwn({ principal }: Context, view: ViewRow): void {
  if (view.createdBy !== principal.memberId) requirePermission(principal, 'manage_settings');
}

/** Who may change nothing of the team's puts nothing before its eyes either. */
function requireSay({ role, permissions }: Principal): void {
  if (permissions.length > 0) return;
  throw new ApiError(
    'insufficient_permissions',
    `The role ${role} behind this key cannot share views with the team. Leave visibility at private, or use a key of a member with another role.`,
  );
}

const note = (context: Context, what: string, row: ViewRow, details: Record<string, unknown> = {}) =>
  audit(context, {
    action: `view.${what}`,
    resourceType: 'view',
    resourceId: formatId('view', row.id),
    details,
  });
