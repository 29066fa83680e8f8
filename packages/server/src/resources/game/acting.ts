import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import type { MemberRow } from '../members/person.ts';
import { requirePlayer } from './players.ts';

/**
 * The member that a write is about. A key plays for the member it acts as; those who manage
 * members may play for others, as an integration of the whole team does.
 */
export async function requireActing(
  context: Context,
  person: string | undefined,
  param: string,
): Promise<MemberRow> {
  const member = await requirePlayer(context, person);
  const { memberId, permissions } = context.principal;
  if (member.id !== memberId && !permissions.includes('manage_members')) {
    throw new ApiError(
      'insufficient_permissions',
      `${param} is ${formatId('member', member.id)}, but this key acts as ${formatId('member', memberId)} and its role does not allow to play for others. Use a key of that member, or of an admin.`,
      { param },
    );
  }
  return member;
}
