import { formatId, type IdKind, parseId } from '@cstar.help/contract';
import { eq, like, type SQL } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { auditLog } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { findPerson } from '../members/person.ts';

type ActorType = (typeof auditLog.$inferSelect)['actorType'];

/** How the ID of an actor is written; the system has none. */
const kinds: Record<ActorType, IdKind | null> = {
  member: 'member',
  automation: 'automation',
  customer: 'customer',
  system: null,
};

export const presentActorId = (type: ActorType, id: string | null): string | null => {
  const kind = kinds[type];
  return id === null || kind === null ? null : formatId(kind, id);
};

/** The entries of one actor, who may have left the team meanwhile. */
export async function byActor(context: Context, text: string): Promise<SQL> {
  for (const kind of ['member', 'automation', 'customer'] as const) {
    const id = parseId(kind, text);
    if (id !== null) return eq(auditLog.actorId, (await findPerson(context, id))?.id ?? id);
  }
  const userId = parseId('user', text);
  if (userId !== null) return eq(auditLog.actorId, (await findPerson(context, userId))?.id ?? userId);
  throw new ApiError(
    'parameter_invalid',
    'actorId is not valid: expected an id that starts with mem_, usr_, rule_ or cus_, or a bare UUID.',
    { param: 'actorId' },
  );
}

/** One action, all of a resource (`ticket.*`), or all there are. */
export function isAction(pattern: string): SQL | undefined {
  if (pattern === '*') return undefined;
  if (!pattern.endsWith('.*')) return eq(auditLog.action, pattern);
  return like(auditLog.action, `${pattern.slice(0, -1).replaceAll('_', '\\_')}%`);
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayInMilliseconds = 86_400_000;

/** The moments that two dates enclose, both inclusive; a day is meant as a whole, in UTC. */
export function momentsBetween(
  startDate: string | undefined,
  endDate: string | undefined,
): { from: Date | undefined; until: Date | undefined } {
  const from = startDate === undefined ? undefined : new Date(startDate);
  const until =
    endDate === undefined
      ? undefined
      : new Date(new Date(endDate).getTime() + (day.test(endDate) ? dayInMilliseconds - 1 : 0));
  if (from !== undefined && until !== undefined && until < from) {
    throw new ApiError(
      'parameter_invalid',
      `endDate (${endDate}) lies before startDate (${startDate}). Swap them.`,
      { param: 'endDate' },
    );
  }
  return { from, until };
}
