import { type contract, type IdKind, parseId, prefixes } from '@cstar.help/contract';
import { asc, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import type { Handlers } from '../../handlers.ts';
import { requirePermission } from '../../http/access.ts';
import { asEntry, attempt } from './attempt.ts';
import { type Kind, kinds, type Update } from './bulk-kinds.ts';

type Data = Record<string, unknown>;

export const bulkHandlers: Handlers<'bulk'> = {
  async run({ body: { action, resource, ids, data }, context }) {
    const kind: Kind = kinds[resource];
    requirePermission(context.principal, kind.permission);
    const change =
      action === 'delete' ? removal(kind, data) : await heldUpdate(context, kind, requireData(data));
    const wanted = distinct(kind.id, ids);
    await lockInOrder(context, kind, wanted);
    const errors: z.input<typeof contract.bulk.schemas.BulkError>[] = [];
    for (const { given, id } of wanted) {
      const outcome = await attempt(context, () => change(context, requireId(kind.id, id)));
      if ('refused' in outcome) errors.push({ id: given, ...asEntry(outcome.refused) });
    }
    const [total, failed] = [wanted.length, errors.length];
    return { object: 'bulk_result', action, resource, total, succeeded: total - failed, failed, errors };
  },
};

function removal(kind: Kind, data: Data | undefined): Kind['remove'] {
  if (data === undefined) return kind.remove;
  throw new ApiError('parameter_invalid', 'data is not taken by the action delete. Remove it.', {
    param: 'data',
  });
}

function requireData(data: Data | undefined): Data {
  if (data !== undefined) return data;
  throw new ApiError(
    'parameter_missing',
    'data is missing. The action update needs it: send the fields to change.',
    { param: 'data' },
  );
}

/** The change by `data`, with all that it refers to locked. What is wrong with `data` is so for every object. */
async function heldUpdate(context: Context, kind: Kind, data: Data): Promise<Update['change']> {
  try {
    const { hold, change } = kind.update(data);
    await hold(context);
    return change;
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    const { code, message, param } = thrown;
    throw new ApiError(code, `In data: ${message}`, {
      param: param === undefined ? 'data' : `data.${param}`,
    });
  }
}

interface Wanted {
  /** As the caller wrote it, the first time. */
  given: string;
  /** Null when it cannot be read. */
  id: string | null;
}

/** Each object once, in the order of the caller; two spellings of an ID name the same object. */
function distinct(kind: IdKind, ids: readonly string[]): Wanted[] {
  const byId = new Map<string, Wanted>();
  for (const given of ids) {
    const id = parseId(kind, given);
    if (!byId.has(id ?? given)) byId.set(id ?? given, { given, id });
  }
  return [...byId.values()];
}

/** Takes all locks in one order, so that two bulk changes of the same objects wait and do not deadlock. */
async function lockInOrder({ tx }: Context, { table }: Kind, wanted: Wanted[]): Promise<void> {
  const ids = wanted.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return;
  await tx
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.id, ids))
    .orderBy(asc(table.id))
    .for('update');
}

function requireId(kind: IdKind, id: string | null): string {
  if (id !== null) return id;
  throw new ApiError(
    'parameter_invalid',
    `This is no ID of a ${kind}. Send an ID that starts with ${prefixes[kind]}_, or a bare UUID.`,
    { param: 'ids' },
  );
}
