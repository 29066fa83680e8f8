import { formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Principal } from '../../context.ts';
import { members } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import type { Handlers } from '../../handlers.ts';
import { requirePermission } from '../../http/access.ts';
import { missingId } from '../shared/missing.ts';
import { isPerson, type MemberRow } from './person.ts';

export const memberPreferenceHandlers: Handlers<'memberPreferences'> = {
  async get({ params, context: { tx, principal } }) {
    const [row] = await tx.select().from(members).where(isPerson(params.memberId));
    requireSelfOrManager(principal, row);
    if (row === undefined) throw missingId('member', params.memberId);
    return { boringMode: row.boringMode };
  },

  async update({ params, body, context }) {
    const { tx, principal } = context;
    const [before] = await tx.select().from(members).where(isPerson(params.memberId)).for('no key update');
    requireSelfOrManager(principal, before);
    if (before === undefined) throw missingId('member', params.memberId);
    const boringMode = body.boringMode ?? before.boringMode;
    if (boringMode !== before.boringMode) {
      await tx.update(members).set({ boringMode }).where(eq(members.id, before.id));
      const member = { id: formatId('member', before.id), name: before.name };
      await context.publish(
        event({
          type: 'agent.preferences_updated',
          resourceType: 'member',
          resourceId: member.id,
          payload: { member, preferences: { boringMode }, before: { boringMode: before.boringMode } },
          details: { boringMode },
        }),
      );
    }
    return { boringMode };
  },
};

/** Members need no permission for what is their own; for others, not even to learn who is there. */
function requireSelfOrManager(principal: Principal, member: MemberRow | undefined): void {
  if (member?.id !== principal.memberId) requirePermission(principal, 'manage_members');
}
