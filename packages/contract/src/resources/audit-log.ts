import { z } from 'zod';
import { endpoint, page, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { dayOrMomentInput } from '../shared/moments.ts';
import { pageParams } from '../shared/query.ts';

const ActorType = z
  .enum(['member', 'automation', 'customer', 'system'])
  .describe('What kind of actor did something');

const AuditLogEntry = z
  .object({
    object: objectKind('audit_log_entry'),
    id: id('auditEntry').describe('Log entry ID (aud_ prefix)'),
    action: z.string().describe('Action performed (e.g., ticket.created)'),
    resourceType: z.string().describe('Type of resource affected'),
    resourceId: z.string().nullable().describe('ID of the affected resource'),
    actorType: ActorType,
    actorId: z
      .string()
      .nullable()
      .describe('The member (mem_), automation rule (rule_) or customer (cus_); null for the system'),
    actorName: z.string().describe('Name of who performed the action'),
    requestId: z.string().describe('The call in which it happened'),
    details: z.record(z.string(), z.unknown()).describe('Additional details about the action'),
    createdAt: datetime().describe('When the action occurred'),
  })
  .describe('One thing that was done. Entries are never changed or removed.');

const AuditLogListParams = z
  .object({
    action: z
      .string()
      .max(100)
      .regex(/^(\*|[a-z_]+\.(\*|[a-z_]+))$/, 'expected an action such as ticket.created, or ticket.*')
      .optional()
      .describe('Filter by action type: one action, or all of a resource such as `ticket.*`'),
    resourceType: z.string().trim().min(1).max(100).optional().describe('Filter by resource type'),
    actorId: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('Filter by actor: a member (mem_ or usr_), an automation rule (rule_) or a customer (cus_)'),
    startDate: dayOrMomentInput().optional().describe('Start date (ISO 8601): a day in UTC, or a moment'),
    endDate: dayOrMomentInput()
      .optional()
      .describe('End date (ISO 8601), inclusive: a whole day in UTC, or a moment'),
    ...pageParams(),
  })
  .describe('What `auditLog.list` takes.');

export const auditLog = resource({
  name: 'auditLog',
  title: 'Audit log',
  description: 'Who did what and when, for good: no call changes or removes an entry.',
  schemas: { ActorType, AuditLogEntry, AuditLogListParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      permission: 'view_audit_log',
      path: '/audit-log',
      summary: 'List audit log entries, newest first, filtered by action, resource, actor or date.',
      query: AuditLogListParams,
      returns: page(AuditLogEntry),
    }),
  },
});
