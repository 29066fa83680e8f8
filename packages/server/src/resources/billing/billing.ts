import { and, eq, isNull } from 'drizzle-orm';
import type { EffectContext } from '../../context.ts';
import { members, teams } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import type { Handlers } from '../../handlers.ts';
import { iso } from '../shared/paging.ts';
import { periodAt, plan, seatsOf } from './plan.ts';
import type { BillingProvider } from './provider.ts';

export const billingHandlers: Handlers<'billing'> = {
  async subscription({ context: { tx, now, principal } }) {
    const people = await tx.select({ role: members.role }).from(members);
    const [team] = await tx
      .select({ createdAt: teams.createdAt })
      .from(teams)
      .where(eq(teams.id, principal.teamId));
    if (team === undefined) throw new Error('The team of a key that was just looked up is gone.');
    const seats = seatsOf(people.map(({ role }) => role));
    const { start, end } = periodAt(team.createdAt, now);
    return {
      object: 'subscription',
      status: 'active',
      plan: plan.name,
      memberCount: people.length,
      seats,
      pricePerSeat: plan.pricePerSeat,
      currency: plan.currency,
      amount: seats * plan.pricePerSeat,
      currentPeriodStart: iso(start),
      currentPeriodEnd: iso(end),
      cancelAtPeriodEnd: false,
    };
  },

  portal: {
    async reach({ body, context }) {
      const { billing } = context.services;
      if (billing === undefined) {
        throw new ApiError(
          'feature_not_configured',
          'This server has no Stripe account. Set CSTAR_STRIPE_SECRET_KEY to a secret key of yours and start it again.',
        );
      }
      const customerId = await customerOf(context, billing);
      return { object: 'billing_portal', url: await billing.openPortal(customerId, body.returnUrl) };
    },
  },
};

/** The customer that the team is with Stripe, made on first use and kept. */
async function customerOf(context: EffectContext, billing: BillingProvider): Promise<string> {
  const { teamId, teamName } = context.principal;
  const find = () =>
    context.transaction('read', async ({ tx }) => {
      const [team] = await tx
        .select({ customerId: teams.billingCustomerId })
        .from(teams)
        .where(eq(teams.id, teamId));
      return team?.customerId ?? undefined;
    });
  const known = await find();
  if (known !== undefined) return known;
  const created = await billing.createCustomer({ id: teamId, name: teamName });
  await context.transaction('write', ({ tx }) =>
    tx
      .update(teams)
      .set({ billingCustomerId: created })
      .where(and(eq(teams.id, teamId), isNull(teams.billingCustomerId))),
  );
  // Two first calls at once: the one that was kept counts for both.
  return (await find()) ?? created;
}
