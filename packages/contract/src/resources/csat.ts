import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { datetime, objectKind, text } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { integerQuery, pageParams } from '../shared/query.ts';
import { AnalyticsPeriod, periodFields } from './analytics.ts';

const rating = z.int().min(1).max(5);

const CsatSettings = z
  .object({
    object: objectKind('csat_settings'),
    enabled: z.boolean().describe('Whether customers are to be asked. Answers are taken in any case'),
    question: z.string().describe('What customers are asked'),
    thankYou: z.string().describe('What they read when they have answered'),
    sendAfterHours: z.int().describe('Hours after the resolution of a ticket at which to ask; 0 is at once'),
    updatedAt: datetime()
      .nullable()
      .describe('When the settings were last changed; null as long as they are the defaults'),
  })
  .describe(
    'How customers are asked what they think of the support they got. Your app goes by it when it asks.',
  );

const CsatSettingsUpdateParams = z
  .object({
    enabled: z.boolean().optional().describe('Whether customers are to be asked'),
    question: text(300).optional().describe('What customers are asked'),
    thankYou: text(300).optional().describe('What they read when they have answered'),
    sendAfterHours: z
      .int()
      .min(0)
      .max(720)
      .optional()
      .describe('Hours after the resolution of a ticket at which to ask: 0 to 720'),
  })
  .describe('What `csat.settings.update` takes: only the fields to change.');

const CsatStatsParams = z
  .object({ period: AnalyticsPeriod.default('month').describe('The time up to now that counts') })
  .describe('What `csat.stats` takes.');

const count = (stars: string) => z.int().describe(`Answers of ${stars}`);

const CsatStats = z
  .object({
    object: objectKind('csat_stats'),
    ...periodFields,
    average: z.number().describe('Average rating from 1 to 5, with two decimals; 0 without answers'),
    totalResponses: z.int().describe('Answers in the period'),
    responseRate: z
      .number()
      .nullable()
      .describe(
        'Of the tickets resolved in the period, the part from 0 to 1 that has an answer; null without such tickets',
      ),
    distribution: z
      .object({ 1: count('1'), 2: count('2'), 3: count('3'), 4: count('4'), 5: count('5') })
      .describe('How often each rating was given'),
  })
  .describe('What customers said in a period of time.');

const Survey = z
  .object({
    object: objectKind('survey'),
    id: id('survey').describe('Unique survey identifier (srv_ prefix)'),
    ticketId: id('ticket').describe('The ticket that the answer is about'),
    customerId: id('customer').nullable().describe('The customer who answered'),
    memberId: id('member').nullable().describe('The agent who had the ticket when the answer came'),
    rating: z.int().describe('From 1, the worst, to 5'),
    comment: z.string().nullable().describe('What the customer added'),
    createdAt: datetime().describe('When the answer came'),
  })
  .describe("A customer's answer about one ticket.");

const SurveyListParams = z
  .object({
    ticketId: idInput('ticket').optional().describe('Filter by ticket'),
    customerId: idInput('customer').optional().describe('Filter by customer'),
    rating: integerQuery(rating).optional().describe('Filter by rating, 1 to 5'),
    ...pageParams(),
  })
  .describe('What `csat.surveys.list` takes.');

const SurveyCreateParams = z
  .object({
    ticketId: idInput('ticket').describe('The ticket that the answer is about'),
    rating: rating.describe('From 1, the worst, to 5'),
    comment: z.string().trim().max(5_000).optional().describe('What the customer added'),
  })
  .describe('What `csat.surveys.create` takes.');

export const csat = resource({
  name: 'csat',
  title: 'CSAT',
  description: 'What customers say about the support they got.',
  schemas: {
    CsatSettings,
    CsatSettingsUpdateParams,
    CsatStats,
    CsatStatsParams,
    Survey,
    SurveyListParams,
    SurveyCreateParams,
  },
  endpoints: {
    'settings.get': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/csat/settings',
      summary: 'Retrieve how customers are asked.',
      returns: one(CsatSettings),
    }),
    'settings.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/csat/settings',
      summary: 'Change how customers are asked.',
      body: CsatSettingsUpdateParams,
      returns: one(CsatSettings),
    }),
    stats: endpoint({
      method: 'GET',
      permission: 'view_analytics',
      path: '/csat/stats',
      summary: 'Average, distribution and response rate of a period that ends now.',
      query: CsatStatsParams,
      returns: one(CsatStats),
    }),
    'surveys.list': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/csat/surveys',
      summary: 'List answers, newest first, filtered by ticket, customer or rating.',
      query: SurveyListParams,
      returns: page(Survey),
    }),
    'surveys.get': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/csat/surveys/{surveyId}',
      summary: 'Retrieve one answer.',
      returns: one(Survey),
    }),
    'surveys.create': endpoint({
      method: 'POST',
      permission: 'manage_tickets',
      path: '/csat/surveys',
      summary: 'Record the answer that a customer gave about a ticket: one per ticket.',
      body: SurveyCreateParams,
      returns: one(Survey),
      status: 201,
    }),
  },
});
