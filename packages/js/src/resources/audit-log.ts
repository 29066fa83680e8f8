import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import { path } from '../core/url.ts';
import type { AuditLogEntry, AuditLogListParams } from '../types/index.ts';

/** Who did what, for good: `cstar.auditLog`. */
export class AuditLog extends Resource {
  /**
   * Lists audit log entries, newest first: one page when awaited, all of them when iterated.
   *
   * @param params filters (`action` takes `ticket.*` too; `startDate` and `endDate` are inclusive days or moments in ISO
   *   8601), `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed, or the dates are reversed
   * @throws CStarPermissionError when the role behind the key lacks `view_audit_log`
   * @endpoint GET /api/v1/teams/{teamId}/audit-log
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const params = { action: 'ticket.*', startDate: '2026-01-01' };
   * for await (const entry of new CStarClient().auditLog.list(params)) {
   *   console.log(entry.createdAt, entry.actorName, entry.action, entry.resourceId);
   * }
   * ```
   */
  list(params?: AuditLogListParams, options?: RequestOptions): PagePromise<AuditLogEntry> {
    return this.transport.list(path`audit-log`, params, options);
  }
}
