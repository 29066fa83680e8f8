import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

export const AnalyticsPeriod = z
  .enum(['day', 'week', 'month', 'quarter', 'year'])
  .describe('A time that ends now: the last 24 hours, 7 days, 30 days, 90 days or 365 days');

/** Which time the numbers of an object are about. */
export const periodFields = {
  period: AnalyticsPeriod.describe('Time period for the data'),
  startsAt: datetime().describe('Where the period begins; this moment belongs to it'),
  endsAt: datetime().describe('Where the period ends: the moment of the call'),
};

const average = (what: string) =>
  z
    .number()
    .nullable()
    .describe(`Average minutes from creation to ${what}, with two decimals; null without any`);

const counts = <Name extends string>(names: readonly Name[]) => {
  const fields = names.map((name) => [name, z.int().describe(`Tickets that are ${name}`)] as const);
  return Object.fromEntries(fields) as Record<Name, z.ZodInt>;
};

const AnalyticsOverview = z
  .object({
    object: objectKind('analytics_overview'),
    ...periodFields,
    tickets: z
      .object({
        total: z.int().describe('Tickets created in the period'),
        open: z.int().describe('Tickets that are neither resolved nor closed now, whenever created'),
        resolved: z.int().describe('Tickets resolved or closed in the period, and not reopened since'),
        avgFirstResponseMinutes: average('the first answer, for tickets first answered in the period'),
        avgResolutionMinutes: average('resolution, for tickets resolved in the period'),
        byStatus: z
          .object(counts(['new', 'open', 'pending', 'resolved', 'closed']))
          .describe('Tickets created in the period, by their present status'),
        byPriority: z
          .object(counts(['low', 'normal', 'high', 'urgent']))
          .describe('Tickets created in the period, by their present priority'),
      })
      .describe('Tickets'),
    customers: z
      .object({
        total: z.int().describe('Customers now'),
        active: z.int().describe('Customers with a ticket created, or a message of theirs, in the period'),
        new: z.int().describe('Customers created in the period'),
      })
      .describe('Customers'),
    csat: z
      .object({
        average: z.number().describe('Average rating from 1 to 5, with two decimals; 0 without answers'),
        totalResponses: z.int().describe('Answers in the period'),
      })
      .describe('What customers say'),
  })
  .describe('How a team did in a period of time.');

const AnalyticsOverviewParams = z
  .object({ period: AnalyticsPeriod.default('week').describe('Time period') })
  .describe('What `analytics.overview` takes.');

const AgentStats = z
  .object({
    object: objectKind('agent_stats'),
    memberId: id('member').describe('The member (mem_ prefix)'),
    userId: id('user').describe('The user account behind the member (usr_ prefix)'),
    name: z.string().describe('Name of the member'),
    ticketsAssigned: z.int().describe('Tickets assigned to them now that are neither resolved nor closed'),
    ticketsResolved: z
      .int()
      .describe(
        'Tickets assigned to them that were resolved or closed in the period, and not reopened since',
      ),
    avgResponseTime: z
      .number()
      .nullable()
      .describe(
        'Average minutes from creation to the first answer, with two decimals, of tickets assigned to them that were first answered in the period; null without any',
      ),
    csatAverage: z
      .number()
      .nullable()
      .describe(
        'Average rating in the period of the tickets that were theirs when the customer answered; null without any',
      ),
  })
  .describe('How one member did in a period of time.');

const AgentStatsParams = z
  .object({ period: AnalyticsPeriod.default('week').describe('Time period') })
  .describe('What `analytics.agents` takes.');

export const analytics = resource({
  name: 'analytics',
  title: 'Analytics',
  description: 'How your team is doing.',
  schemas: { AnalyticsPeriod, AnalyticsOverview, AnalyticsOverviewParams, AgentStats, AgentStatsParams },
  endpoints: {
    overview: endpoint({
      method: 'GET',
      permission: 'view_analytics',
      path: '/analytics/overview',
      summary: 'Numbers of tickets, customers and CSAT for a period that ends now.',
      query: AnalyticsOverviewParams,
      returns: one(AnalyticsOverview),
    }),
    agents: endpoint({
      method: 'GET',
      permission: 'view_analytics',
      path: '/analytics/agents',
      summary: 'Numbers of every member for a period that ends now, by name.',
      query: AgentStatsParams,
      returns: all(AgentStats),
    }),
  },
});
