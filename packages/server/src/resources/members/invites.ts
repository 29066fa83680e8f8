import { type contract, formatId } from '@cstar.help/contract';
import { and, desc, eq, gt, lte, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { invites, members } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { iso, isoOrNull, slice } from '../shared/paging.ts';
import { expiryAfter, type InviteStep, isPossible, statusAt } from './invite-rules.ts';
import { refuseToGive } from './refuse.ts';

type InviteRow = typeof invites.$inferSelect;

export const inviteHandlers: Handlers<'invites'> = {
  async list({ query, context: { tx, now } }) {
    const where = hasStatus(query.status, now);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(invites)
      .where(where)
      .orderBy(desc(invites.createdAt), desc(invites.id))
      .limit(limit)
      .offset(offset);
    return { items: rows.map((row) => present(row, now)), total: await tx.$count(invites, where) };
  },

  async get({ params, context: { tx, now } }) {
    const [row] = await tx.select().from(invites).where(eq(invites.id, params.inviteId));
    if (row === undefined) throw missingId('invite', params.inviteId);
    return present(row, now);
  },

  async create({ body, context }) {
    const { tx, now, principal } = context;
    refuseToGive(principal, body.role);
    await refuseMembers(context, body.email);
    // What time has ended makes room for the next one: only one may be pending, as the index sees it.
    await tx
      .update(invites)
      .set({ status: 'expired' })
      .where(and(eq(invites.email, body.email), eq(invites.status, 'pending'), lte(invites.expiresAt, now)));
    const [row] = await tx
      .insert(invites)
      .values({
        id: context.newId(),
        teamId: principal.teamId,
        email: body.email,
        role: body.role,
        status: 'pending',
        invitedBy: principal.memberId,
        expiresAt: expiryAfter(now),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (row === undefined) throw new Error('The insert of an invite returned nothing.');
    await tell(context, 'invite.created', row, { role: row.role });
    return present(row, now);
  },

  async update({ params, body, context }) {
    const before = await lock(context, params.inviteId, 'change');
    if (body.role === undefined || body.role === before.role) return present(before, context.now);
    refuseToGive(context.principal, body.role, before.role);
    const row = await save(context, before.id, { role: body.role });
    await tell(context, 'invite.updated', row, { from: before.role, to: row.role });
    return present(row, context.now);
  },

  async delete({ params, context }) {
    const { id } = await lock(context, params.inviteId, 'revoke');
    await tell(context, 'invite.revoked', await save(context, id, { status: 'revoked' }));
    return { deleted: true, id: formatId('invite', id) };
  },

  async resend({ params, context }) {
    const before = await lock(context, params.inviteId, 'resend');
    refuseToGive(context.principal, before.role);
    await refuseMembers(context, before.email);
    const changes = { status: 'pending', expiresAt: expiryAfter(context.now) } as const;
    const row = await save(context, before.id, changes);
    await tell(context, 'invite.resent', row);
    return present(row, context.now);
  },

  async accept({ params, body, context }) {
    const { tx, now, principal } = context;
    const invite = await lock(context, params.inviteId, 'accept');
    // What was offered when it was made may be more than the one who accepts it may give.
    refuseToGive(principal, invite.role);
    await refuseMembers(context, invite.email);
    const [member] = await tx
      .insert(members)
      .values({
        id: context.newId(),
        teamId: principal.teamId,
        name: body.name,
        email: invite.email,
        role: invite.role,
        createdAt: now,
      })
      .returning();
    if (member === undefined) throw new Error('The insert of a member returned nothing.');
    const changes = { status: 'accepted', memberId: member.id, acceptedAt: now } as const;
    const row = await save(context, invite.id, changes);
    await tell(context, 'invite.accepted', row, { memberId: formatId('member', member.id) });
    return present(row, now);
  },
};

function hasStatus(status: InviteRow['status'], now: Date) {
  const is = eq(invites.status, status);
  if (status === 'pending') return and(is, gt(invites.expiresAt, now));
  if (status === 'expired') return or(is, and(eq(invites.status, 'pending'), lte(invites.expiresAt, now)));
  return is;
}

/** The invite, locked, if `step` can be taken with it. */
async function lock({ tx, now }: Context, id: string, step: InviteStep): Promise<InviteRow> {
  const [row] = await tx.select().from(invites).where(eq(invites.id, id)).for('update');
  if (row === undefined) throw missingId('invite', id);
  const status = statusAt(row, now);
  if (isPossible(step, status)) return row;
  throw new ApiError(
    'resource_conflict',
    `This invite is ${status}${status === 'expired' ? ': resend it' : ', so nothing more can be done with it. Make a new one if you need it'}.`,
  );
}

async function save({ tx, now }: Context, id: string, changes: Partial<InviteRow>): Promise<InviteRow> {
  const [row] = await tx
    .update(invites)
    .set({ ...changes, updatedAt: now })
    .where(eq(invites.id, id))
    .returning();
  if (row === undefined) throw missingId('invite', id);
  return row;
}

async function refuseMembers({ tx }: Context, email: string): Promise<void> {
  const isMember = await tx.$count(members, eq(sql`lower(${members.email})`, email));
  if (isMember === 0) return;
  throw new ApiError(
    'resource_conflict',
    'A member with this email exists already. Change their role with PATCH …/members/{memberId}.',
    { param: 'email' },
  );
}

const tell = (context: Context, action: string, { id }: InviteRow, details?: Record<string, unknown>) =>
  audit(context, { action, resourceType: 'invite', resourceId: formatId('invite', id), details });

const present = (row: InviteRow, now: Date): z.input<typeof contract.invites.schemas.Invite> => ({
  object: 'invite',
  id: formatId('invite', row.id),
  email: row.email,
  role: row.role,
  status: statusAt(row, now),
  invitedBy: row.invitedBy && formatId('member', row.invitedBy),
  memberId: row.memberId && formatId('member', row.memberId),
  expiresAt: iso(row.expiresAt),
  acceptedAt: isoOrNull(row.acceptedAt),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
