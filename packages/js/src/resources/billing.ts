import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { BillingPortal, BillingPortalParams, Subscription } from '../types/index.ts';

/** Your subscription: `cstar.billing`. */
export class Billing extends Resource {
  /**
   * Retrieves the status, seats, price and period of your subscription.
   *
   * @throws CStarPermissionError when the role behind the key lacks `manage_billing`
   * @endpoint GET /api/v1/teams/{teamId}/billing/subscription
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { seats, amount, currency, currentPeriodEnd } = await new CStarClient().billing.subscription();
   * console.log(seats, amount, currency, currentPeriodEnd);
   * ```
   */
  subscription(options?: RequestOptions): CStarPromise<Subscription> {
    return this.transport.get(path`billing/subscription`, options);
  }

  /**
   * Opens a session of the Stripe billing portal, whose URL is valid for minutes.
   *
   * @param params `returnUrl`: where the portal leads back to; https, or http of localhost
   * @throws CStarFeatureNotConfiguredError when the server has no Stripe account
   * @throws CStarPermissionError when the role behind the key lacks `manage_billing`
   * @throws CStarValidationError when `returnUrl` is no such address
   * @endpoint POST /api/v1/teams/{teamId}/billing/portal
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { url } = await new CStarClient().billing.portal({ returnUrl: 'https://yourapp.com/settings' });
   * console.log(url);
   * ```
   */
  portal(params: BillingPortalParams = {}, options?: RequestOptions): CStarPromise<BillingPortal> {
    return this.transport.post(path`billing/portal`, params, options);
  }
}
