import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CustomField,
  CustomFieldCreateParams,
  CustomFieldListParams,
  CustomFieldUpdateParams,
  Deleted,
} from '../types/index.ts';

/** Fields of your own: `cstar.customFields`. */
export class CustomFields extends Resource {
  /**
   * Lists all custom field definitions, by entity type, then position, in one page.
   *
   * @param params `entityType` filters by what the fields belong to
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/custom-fields
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().customFields.list({ entityType: 'tickets' });
   * console.log(data.map((field) => `${field.key}: ${field.type}`));
   * ```
   */
  list(params?: CustomFieldListParams, options?: RequestOptions): PagePromise<CustomField> {
    return this.transport.list(path`custom-fields`, params, options);
  }

  /**
   * Retrieves one custom field definition.
   *
   * @param fieldId its ID (`cf_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/custom-fields/{fieldId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const field = await new CStarClient().customFields.get('cf_550e8400e29b41d4a716446655440000');
   * console.log(field.name, field.options);
   * ```
   */
  get(fieldId: string, options?: RequestOptions): CStarPromise<CustomField> {
    return this.transport.get(path`custom-fields/${fieldId}`, options);
  }

  /**
   * Creates a custom field definition, at most 100 per entity type. From then on `customFields` of
   * tickets, customers or community posts takes values under its key. Needs a secret key and the
   * permission `manage_settings`.
   *
   * @param params `name`, `key`, `type` and `entityType` are required; `options` (1 to 100) with the types
   * `select` and `multiselect`. `required` is false by default
   * @throws CStarConflictError when the key exists for this entity type, or 100 fields do
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint POST /api/v1/teams/{teamId}/custom-fields
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * await cstar.customFields.create({
   *   name: 'Region',
   *   key: 'region',
   *   type: 'select',
   *   entityType: 'tickets',
   *   options: ['US', 'EU', 'APAC'],
   * });
   * await cstar.tickets.create({ title: 'Cannot log in', customFields: { region: 'EU' } });
   * ```
   */
  create(params: CustomFieldCreateParams, options?: RequestOptions): CStarPromise<CustomField> {
    return this.transport.post(path`custom-fields`, params, options);
  }

  /**
   * Changes the given fields of a definition. Its key, type and entity type stay. Needs a secret key and
   * the permission `manage_settings`.
   *
   * @param fieldId its ID (`cf_…`) or bare UUID
   * @param params only the fields to change; `options` replaces all of them
   * @throws CStarConflictError when an option is left out that is in use
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/custom-fields/{fieldId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'cf_550e8400e29b41d4a716446655440000';
   * await new CStarClient().customFields.update(id, { options: ['US', 'EU', 'APAC', 'LATAM'] });
   * ```
   */
  update(
    fieldId: string,
    params: CustomFieldUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CustomField> {
    return this.transport.patch(path`custom-fields/${fieldId}`, params, options);
  }

  /**
   * Deletes a definition and every value of it for good. Needs a secret key and the permission
   * `manage_settings`.
   *
   * @param fieldId its ID (`cf_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint DELETE /api/v1/teams/{teamId}/custom-fields/{fieldId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().customFields.delete('cf_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(fieldId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`custom-fields/${fieldId}`, options);
  }

  /** The same as {@link CustomFields.delete}. */
  del(fieldId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(fieldId, options);
  }
}
