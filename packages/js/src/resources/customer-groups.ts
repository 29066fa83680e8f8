import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CustomerGroup,
  CustomerGroupCreateParams,
  CustomerGroupListParams,
  CustomerGroupMember,
  CustomerGroupMemberAddParams,
  CustomerGroupMemberListParams,
  CustomerGroupMemberRemoved,
  CustomerGroupMemberRemoveParams,
  CustomerGroupMembersAdded,
  CustomerGroupUpdateParams,
  Deleted,
} from '../types/index.ts';

/** Groups of customers, such as the people of one company: `cstar.customerGroups`. */
export class CustomerGroups extends Resource {
  /**
   * Lists customer groups by name: one page when awaited, all of them when iterated.
   *
   * @param params `search` in names, `page` (from 1) and `pageSize` (1 to 100, default 25)
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/customer-groups
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().customerGroups.list({ search: 'acme' });
   * console.log(data.map((group) => `${group.name} (${group.customerCount})`));
   * ```
   */
  list(params?: CustomerGroupListParams, options?: RequestOptions): PagePromise<CustomerGroup> {
    return this.transport.list(path`customer-groups`, params, options);
  }

  /**
   * Creates a customer group. Needs a secret key and the permission `manage_customers`.
   *
   * @param params `name` (up to 200 characters) is required; `slug` is made from it by default
   * @throws CStarConflictError when another group has the slug or the external ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint POST /api/v1/teams/{teamId}/customer-groups
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const group = await new CStarClient().customerGroups.create({
   *   name: 'Acme Corp',
   *   customFields: { tier: 'enterprise' },
   * });
   * console.log(group.slug);
   * ```
   */
  create(params: CustomerGroupCreateParams, options?: RequestOptions): CStarPromise<CustomerGroup> {
    return this.transport.post(path`customer-groups`, params, options);
  }

  /**
   * Retrieves one customer group.
   *
   * @param groupId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/customer-groups/{groupId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const group = await new CStarClient().customerGroups.get(id);
   * console.log(group.name, group.customerCount);
   * ```
   */
  get(groupId: string, options?: RequestOptions): CStarPromise<CustomerGroup> {
    return this.transport.get(path`customer-groups/${groupId}`, options);
  }

  /**
   * Changes the given fields of a customer group. Needs a secret key and the permission
   * `manage_customers`.
   *
   * @param groupId its ID (a UUID)
   * @param params only the fields to change; `customFields` is merged, `null` removes a key
   * @throws CStarConflictError when another group has the slug or the external ID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint PATCH /api/v1/teams/{teamId}/customer-groups/{groupId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().customerGroups.update(id, { name: 'Acme Corp Updated' });
   * ```
   */
  update(
    groupId: string,
    params: CustomerGroupUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CustomerGroup> {
    return this.transport.patch(path`customer-groups/${groupId}`, params, options);
  }

  /**
   * Deletes a customer group for good. Its customers stay. Needs a secret key and the permission
   * `manage_customers`.
   *
   * @param groupId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint DELETE /api/v1/teams/{teamId}/customer-groups/{groupId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().customerGroups.delete('7134fc12-0302-4e58-9466-a770035d5da9');
   * ```
   */
  delete(groupId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`customer-groups/${groupId}`, options);
  }

  /** The same as {@link CustomerGroups.delete}. */
  del(groupId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(groupId, options);
  }

  /**
   * Lists the customers of a group, those who joined last first: one page when awaited, all of them when
   * iterated.
   *
   * @param groupId its ID (a UUID)
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 25)
   * @throws CStarNotFoundError when there is no such group
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/customer-groups/{groupId}/members
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * for await (const customer of new CStarClient().customerGroups.listMembers(id)) {
   *   console.log(customer.name, customer.joinedGroupAt);
   * }
   * ```
   */
  listMembers(
    groupId: string,
    params?: CustomerGroupMemberListParams,
    options?: RequestOptions,
  ): PagePromise<CustomerGroupMember> {
    return this.transport.list(path`customer-groups/${groupId}/members`, params, options);
  }

  /**
   * Adds customers to a group: all of them or, when one is unknown, none. Those who are in it already are
   * skipped. Needs a secret key and the permission `manage_customers`.
   *
   * @param groupId its ID (a UUID)
   * @param params `customerIds` (1 to 100), or one `customerId`
   * @throws CStarNotFoundError when there is no such group
   * @throws CStarValidationError when a customer is unknown
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint POST /api/v1/teams/{teamId}/customer-groups/{groupId}/members
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * const { added, skipped } = await new CStarClient().customerGroups.addMembers(id, {
   *   customerIds: ['cus_7c9e667974254de0944be07fc1f90ae7'],
   * });
   * console.log(added, skipped);
   * ```
   */
  addMembers(
    groupId: string,
    params: CustomerGroupMemberAddParams,
    options?: RequestOptions,
  ): CStarPromise<CustomerGroupMembersAdded> {
    return this.transport.post(path`customer-groups/${groupId}/members`, params, options);
  }

  /**
   * Removes one customer from a group. Needs a secret key and the permission `manage_customers`.
   *
   * @param groupId the ID of the group (a UUID)
   * @param customer the ID of the customer (`cus_…`, or a bare UUID), or an object with it as `customerId`
   * @throws CStarNotFoundError when there is no such group, or the customer is not in it
   * @throws CStarValidationError when the customer's ID is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_customers`
   * @endpoint DELETE /api/v1/teams/{teamId}/customer-groups/{groupId}/members
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().customerGroups.removeMember(id, 'cus_7c9e667974254de0944be07fc1f90ae7');
   * ```
   */
  removeMember(
    groupId: string,
    customer: string | CustomerGroupMemberRemoveParams,
    options?: RequestOptions,
  ): CStarPromise<CustomerGroupMemberRemoved> {
    const query = typeof customer === 'string' ? { customerId: customer } : customer;
    return this.transport.delete(path`customer-groups/${groupId}/members`, options, query);
  }
}
