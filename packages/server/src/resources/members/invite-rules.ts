import type { invites } from '../../db/schema/index.ts';

type Invite = typeof invites.$inferSelect;

const lifetimeInDays = 7;

/** Until when an invite that is made or resent now can be accepted. */
export const expiryAfter = (now: Date): Date => new Date(now.getTime() + lifetimeInDays * 86_400_000);

/** Where an invite stands at a moment: time alone ends a pending one. */
export function statusAt(
  { status, expiresAt }: Pick<Invite, 'status' | 'expiresAt'>,
  now: Date,
): Invite['status'] {
  return status === 'pending' && expiresAt <= now ? 'expired' : status;
}

/** What can be done to an invite, and in which status. */
const possible = {
  change: ['pending'],
  revoke: ['pending'],
  accept: ['pending'],
  resend: ['pending', 'expired'],
} as const satisfies Record<string, readonly Invite['status'][]>;

export type InviteStep = keyof typeof possible;

export const isPossible = (step: InviteStep, status: Invite['status']): boolean =>
  possible[step].some((each) => each === status);
