import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';

const Subscription = z
  .object({
    object: objectKind('subscription'),
    status: z.enum(['active']).describe('Subscription status'),
    plan: z.enum(['team']).describe('Current plan'),
    memberCount: z.int().describe('Number of team members'),
    seats: z.int().describe('Members who are paid for: all but spectators'),
    pricePerSeat: z.number().describe('Price of one seat and month, in units of the currency'),
    currency: z.enum(['usd']).describe('ISO 4217 code, in lower case'),
    amount: z.number().describe('Price of all seats and one month, in units of the currency'),
    currentPeriodStart: datetime().describe('When the current billing period began'),
    currentPeriodEnd: datetime().describe('When the current billing period ends'),
    cancelAtPeriodEnd: z.boolean().describe('Whether the subscription ends with this period'),
  })
  .describe('What your team pays for.');

const BillingPortal = z
  .object({
    object: objectKind('billing_portal'),
    url: z.string().describe('Where your team manages its subscription; valid for minutes'),
  })
  .describe('A visit to the billing portal.');

const BillingPortalParams = z
  .object({
    returnUrl: z
      .string()
      .max(2_000)
      .refine(isReturnUrl, 'expected a URL with https, or http of localhost')
      .optional()
      .describe('URL to redirect back to after the portal session: https, or http of localhost'),
  })
  .describe('What `billing.portal` takes.');

function isReturnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname));
}

export const billing = resource({
  name: 'billing',
  title: 'Billing',
  description: 'Your subscription: seats and price follow from the members of your team.',
  schemas: { Subscription, BillingPortal, BillingPortalParams },
  endpoints: {
    subscription: endpoint({
      method: 'GET',
      permission: 'manage_billing',
      path: '/billing/subscription',
      summary: 'Retrieve the status, seats, price and period of your subscription.',
      returns: one(Subscription),
    }),
    portal: endpoint({
      method: 'POST',
      permission: 'manage_billing',
      path: '/billing/portal',
      needsSetup: 'payments with Stripe',
      summary:
        'Open a session of the Stripe billing portal and return its URL. Fails with feature_not_configured on a server without a Stripe key.',
      body: BillingPortalParams,
      returns: one(BillingPortal),
    }),
  },
});
