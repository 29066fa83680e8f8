import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Customer,
  CustomerCreateParams,
  CustomerListParams,
  CustomerUpdateParams,
  Deleted,
} from '../types/index.ts';

/** The people who submit tickets: `cstar.customers`. */
export class Customers extends Resource {
  /**
   * Lists customers, newest first: one page when awaited, all of them when iterated.
   *
   * @param params filters, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/customers
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const { data, pagination } = await cstar.customers.list({ status: 'active', search: 'jane' });
   * console.log(data.length, pagination.total);
   * ```
   */
  list(params?: CustomerListParams, options?: RequestOptions): PagePromise<Customer> {
    return this.transport.list(path`customers`, params, options);
  }

  /**
   * Retrieves one customer. Publishable keys see no notes and no data of your own.
   *
   * @param customerId its ID (`cus_…`, or a bare UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/customers/{customerId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const customer = await new CStarClient().customers.get('cus_7c9e667974254de0944be07fc1f90ae7');
   * console.log(customer.name);
   * ```
   */
  get(customerId: string, options?: RequestOptions): CStarPromise<Customer> {
    return this.transport.get(path`customers/${customerId}`, options);
  }

  /**
   * Creates a customer. The email must be unique within your team, and so must the `externalId`, the
   * ID of the customer in another system. Needs a secret key and the permission `manage_customers`.
   *
   * @param params `name` (up to 200 characters) and `email` are required
   * @throws CStarConflictError when another customer has the email or the external ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint POST /api/v1/teams/{teamId}/customers
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const customer = await new CStarClient().customers.create({
   *   name: 'Jane Smith',
   *   email: 'jane@example.com',
   *   tags: ['vip'],
   * });
   * console.log(customer.id);
   * ```
   */
  create(params: CustomerCreateParams, options?: RequestOptions): CStarPromise<Customer> {
    return this.transport.post(path`customers`, params, options);
  }

  /**
   * Changes the given fields of a customer and leaves the others.
   * Needs a secret key and the permission `manage_customers`.
   * A `sentiment` that you set stays until the customer writes again.
   *
   * @param customerId its ID (`cus_…`, or a bare UUID)
   * @param params only the fields to change; `metadata` and `customFields` are merged, `null` removes a key
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarConflictError when another customer has the email or the external ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint PATCH /api/v1/teams/{teamId}/customers/{customerId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'cus_7c9e667974254de0944be07fc1f90ae7';
   * const customer = await new CStarClient().customers.update(id, { status: 'inactive' });
   * console.log(customer.updatedAt);
   * ```
   */
  update(customerId: string, params: CustomerUpdateParams, options?: RequestOptions): CStarPromise<Customer> {
    return this.transport.patch(path`customers/${customerId}`, params, options);
  }

  /**
   * Deletes a customer for good. Their tickets stay, unlinked.
   * Needs a secret key and the permission `manage_customers`.
   *
   * @param customerId its ID (`cus_…`, or a bare UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint DELETE /api/v1/teams/{teamId}/customers/{customerId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().customers.delete('cus_7c9e667974254de0944be07fc1f90ae7');
   * ```
   */
  delete(customerId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`customers/${customerId}`, options);
  }

  /** The same as {@link Customers.delete}. */
  del(customerId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(customerId, options);
  }
}
