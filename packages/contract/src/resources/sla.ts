import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, datetime, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { momentInput } from '../shared/moments.ts';
import { tickets } from './tickets.ts';

const { TicketPriority } = tickets.schemas;

/** A year. */
const maxMinutes = 525_600;
const minutes = () => z.int().min(1).max(maxMinutes);

const SlaRule = z
  .object({
    object: objectKind('sla_rule'),
    id: id('slaRule').describe('Unique rule identifier (sla_ prefix)'),
    name: z.string().describe('Rule name'),
    priority: TicketPriority.describe('The priority of the tickets it is for'),
    responseTarget: z.int().describe('Minutes until the first response is due'),
    resolutionTarget: z.int().describe('Minutes until the resolution is due'),
    businessHoursOnly: z.boolean().describe('Whether only business hours count'),
    enabled: z.boolean().describe('Whether the rule applies'),
    ...timestamps('rule'),
  })
  .describe('How fast tickets of one priority must be answered and resolved.');

const fields = {
  name: text(200),
  priority: TicketPriority,
  responseTarget: minutes(),
  resolutionTarget: minutes(),
  businessHoursOnly: z.boolean(),
  enabled: z.boolean(),
};

const SlaRuleCreateParams = z
  .object({
    name: fields.name.describe('Rule name'),
    priority: fields.priority.describe('The priority of the tickets it is for'),
    responseTarget: fields.responseTarget.describe('Minutes until the first response is due, up to a year'),
    resolutionTarget: fields.resolutionTarget.describe(
      'Minutes until the resolution is due, up to a year; not fewer than for the response',
    ),
    businessHoursOnly: fields.businessHoursOnly.default(false).describe('Count only business hours'),
    enabled: fields.enabled.default(true).describe('Whether the rule applies at once'),
  })
  .describe('What `sla.create` takes.');

const SlaRuleUpdateParams = z
  .object({
    name: fields.name.optional().describe('New name'),
    priority: fields.priority.optional().describe('New priority'),
    responseTarget: fields.responseTarget.optional().describe('Minutes until the first response is due'),
    resolutionTarget: fields.resolutionTarget.optional().describe('Minutes until the resolution is due'),
    businessHoursOnly: fields.businessHoursOnly.optional().describe('Count only business hours'),
    enabled: fields.enabled.optional().describe('Whether the rule applies'),
  })
  .describe('What `sla.update` takes: only the fields to change.');

const SlaTierCounts = z
  .object({
    on_track: z.int().describe('Less than half of the time is used'),
    at_risk: z.int().describe('At least half of the time is used'),
    critical: z.int().describe('At least four fifths of the time are used'),
    breached: z.int().describe('The deadline has passed'),
    met: z.int().describe('Done in time'),
    missed: z.int().describe('Done, but late'),
  })
  .describe('Tickets by how they stand against a deadline.');

const SlaOutcome = z
  .object({
    met: z.int().describe('Done in time'),
    missed: z.int().describe('Done, but late'),
    metRate: z.number().nullable().describe('Share done in time, from 0 to 1; null when nothing was due'),
  })
  .describe('What became of the deadlines of a period.');

const SlaMetrics = z
  .object({
    object: objectKind('sla_metrics'),
    from: datetime().describe('Begin of the period'),
    to: datetime().describe('End of the period (not included)'),
    active: z
      .object({
        total: z.int().describe('Tickets with a deadline'),
        paused: z.int().describe('Those whose clocks are stopped'),
        breached: z.int().describe('Those past at least one deadline that was not met yet'),
        response: SlaTierCounts.describe('By first response'),
        resolution: SlaTierCounts.describe('By resolution'),
      })
      .describe('Tickets that are neither resolved nor closed, as they stand now'),
    response: SlaOutcome.describe('First responses given in the period'),
    resolution: SlaOutcome.describe('Resolutions of the period'),
  })
  .describe('How well the targets are met.');

const SlaMetricsParams = z
  .object({
    from: momentInput().optional().describe('Begin of the period; default 30 days before its end'),
    to: momentInput().optional().describe('End of the period; default now'),
  })
  .describe('What `sla.metrics` takes.');

export const sla = resource({
  name: 'sla',
  title: 'SLA rules',
  description:
    'How fast tickets must be answered and resolved. The newest enabled rule of a priority counts.',
  schemas: {
    SlaRule,
    SlaRuleCreateParams,
    SlaRuleUpdateParams,
    SlaTierCounts,
    SlaOutcome,
    SlaMetrics,
    SlaMetricsParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/sla/rules',
      summary: 'List all SLA rules, newest first.',
      returns: all(SlaRule),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_settings',
      path: '/sla/rules',
      summary: 'Create an SLA rule. Open tickets of its priority get their deadlines at once.',
      body: SlaRuleCreateParams,
      returns: one(SlaRule),
      status: 201,
    }),
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/sla/rules/{slaRuleId}',
      summary: 'Retrieve one SLA rule.',
      returns: one(SlaRule),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/sla/rules/{slaRuleId}',
      summary: 'Update one or more fields of an SLA rule. The deadlines of open tickets follow.',
      body: SlaRuleUpdateParams,
      returns: one(SlaRule),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_settings',
      path: '/sla/rules/{slaRuleId}',
      summary: 'Delete an SLA rule for good. The deadlines of open tickets follow.',
      returns: one(Deleted),
    }),
    metrics: endpoint({
      method: 'GET',
      permission: 'view_analytics',
      path: '/sla/metrics',
      summary: 'Count open tickets by how they stand, and the deadlines that were met in a period.',
      query: SlaMetricsParams,
      returns: one(SlaMetrics),
    }),
  },
});
