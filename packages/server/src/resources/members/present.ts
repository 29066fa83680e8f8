import { type contract, formatId, roles } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { levelsOf } from '../game/levels.ts';
import { iso } from '../shared/paging.ts';
import type { MemberRow } from './person.ts';

type Member = z.input<typeof contract.members.schemas.Member>;

const present = (row: MemberRow, standing: Pick<Member, 'level' | 'xp'>): Member => ({
  object: 'member',
  id: formatId('member', row.id),
  userId: formatId('user', row.userId),
  name: row.name,
  email: row.email,
  avatarUrl: row.avatarUrl,
  role: row.role,
  roleDisplayName: roles[row.role].displayName,
  permissions: [...roles[row.role].permissions],
  ...standing,
  joinedAt: iso(row.createdAt),
});

/** Members with where they stand in the game. */
export async function presentMembers(context: Context, rows: MemberRow[]): Promise<Member[]> {
  const levels = await levelsOf(
    context,
    rows.map((row) => row.id),
  );
  return rows.map((row) => present(row, levels.get(row.id) ?? { level: 0, xp: 0 }));
}

export async function presentMember(context: Context, row: MemberRow): Promise<Member> {
  const [member] = await presentMembers(context, [row]);
  if (member === undefined) throw new Error('One member was to be presented, and none came back.');
  return member;
}
