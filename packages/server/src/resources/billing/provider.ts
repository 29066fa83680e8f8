import Stripe from 'stripe';
import { ApiError } from '../../errors.ts';

/** Who takes the payments. */
export interface BillingProvider {
  /** Makes the customer that a team is there. Asked twice for one team, it gives the same one. */
  createCustomer(team: { id: string; name: string }): Promise<string>;
  /** Opens a visit to the portal in which the customer manages the subscription. */
  openPortal(customerId: string, returnUrl: string | undefined): Promise<string>;
}

const timeoutInMilliseconds = 10_000;

/** Stripe, or undefined without a key. `CSTAR_STRIPE_API_BASE` names another place that speaks as Stripe does. */
export function createBillingProvider(
  environment: Record<string, string | undefined>,
): BillingProvider | undefined {
  const key = environment.CSTAR_STRIPE_SECRET_KEY;
  if (!key) return undefined;
  const stripe = new Stripe(key, {
    ...addressOf(environment.CSTAR_STRIPE_API_BASE),
    maxNetworkRetries: 2,
    timeout: timeoutInMilliseconds,
    telemetry: false,
  });
  return {
    createCustomer: (team) =>
      explained(async () => {
        const details = { name: team.name, metadata: { cstar_team_id: team.id } };
        const options = { idempotencyKey: `cstar-customer-${team.id}` };
        return (await stripe.customers.create(details, options)).id;
      }),
    openPortal: (customer, returnUrl) =>
      explained(async () => {
        const visit = { customer, ...(returnUrl === undefined ? {} : { return_url: returnUrl }) };
        return (await stripe.billingPortal.sessions.create(visit)).url;
      }),
  };
}

function addressOf(base: string | undefined): Stripe.StripeConfig {
  if (!base) return {};
  if (!URL.canParse(base)) {
    throw new RangeError(`CSTAR_STRIPE_API_BASE is no URL: ${base}. Leave it out for Stripe itself.`);
  }
  const { protocol, hostname, port } = new URL(base);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { protocol: scheme, host: hostname, port: port || (scheme === 'http' ? 80 : 443) };
}

/** What Stripe says stays in the log: it may hold parts of the key. */
async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeAuthenticationError) {
      throw new ApiError(
        'feature_not_configured',
        'Stripe does not accept the key of this server. Set CSTAR_STRIPE_SECRET_KEY to a valid secret key of your Stripe account and start the server again.',
        { cause },
      );
    }
    if (cause instanceof Stripe.errors.StripeInvalidRequestError) {
      throw new ApiError(
        'feature_not_configured',
        'Stripe refused the portal session. Save the settings of the customer portal in your Stripe account, and check that CSTAR_STRIPE_SECRET_KEY belongs to it.',
        { cause },
      );
    }
    if (cause instanceof Stripe.errors.StripeError) {
      throw new ApiError(
        'service_unavailable',
        'Stripe does not answer at the moment. Try again in a minute.',
        {
          cause,
          retryAfter: 60,
        },
      );
    }
    throw cause;
  }
}
