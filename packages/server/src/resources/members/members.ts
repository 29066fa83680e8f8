import { formatId } from '@cstar.help/contract';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { environments, members } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { unassignAll } from '../tickets/operations.ts';
import { isPerson, type MemberRow } from './person.ts';
import { presentMember, presentMembers } from './present.ts';
import { refuseToGive, refuseToTouch } from './refuse.ts';

export const memberHandlers: Handlers<'members'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = query.role && eq(members.role, query.role);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(members)
      .where(where)
      .orderBy(asc(members.createdAt), asc(members.id))
      .limit(limit)
      .offset(offset);
    return { items: await presentMembers(context, rows), total: await tx.$count(members, where) };
  },

  async get({ params, context }) {
    const [row] = await context.tx.select().from(members).where(isPerson(params.memberId));
    if (row === undefined) throw missingId('member', params.memberId);
    return presentMember(context, row);
  },

  async update({ params, body, context }) {
    // Not a full lock: that is for whatever removes a member, and others step aside for it.
    const before = await lock(context, params.memberId, 'no key update');
    if (body.role === undefined) return presentMember(context, before);
    refuseToGive(context.principal, body.role, before.role);
    const [row] = await context.tx
      .update(members)
      .set({ role: body.role })
      .where(eq(members.id, before.id))
      .returning();
    if (row === undefined) throw missingId('member', params.memberId);
    if (row.role !== before.role) {
      await audit(context, {
        action: 'member.role_changed',
        ...subject(row),
        details: { from: before.role, to: row.role },
      });
    }
    return presentMember(context, row);
  },

  async delete({ params, context }) {
    const member = await lock(context, params.memberId, 'update');
    refuseToTouch(context.principal, member.role);
    // Members are of the team, and have tickets in both environments.
    for (const environment of environments) {
      await context.inEnvironment(environment, (there) => unassignAll(there, member.id));
    }
    // Keys, notifications and mentions go along, by foreign keys.
    await context.tx.delete(members).where(eq(members.id, member.id));
    await audit(context, { action: 'member.removed', ...subject(member), details: { role: member.role } });
    return { deleted: true, id: formatId('member', member.id) };
  },
};

const subject = ({ id }: MemberRow) => ({ resourceType: 'member', resourceId: formatId('member', id) });

async function lock(
  { tx }: Context,
  memberId: string,
  strength: 'update' | 'no key update',
): Promise<MemberRow> {
  const [row] = await tx.select().from(members).where(isPerson(memberId)).for(strength);
  if (row === undefined) throw missingId('member', memberId);
  return row;
}
