import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

/** A year, in seconds. */
const maxCooldown = 31_536_000;
const aDay = 86_400;

const NudgeOperator = z
  .enum([
    'equals',
    'not_equals',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'matches',
    'greater_than',
    'at_least',
    'less_than',
    'at_most',
  ])
  .describe(
    'How a fact is compared. Texts are the same whatever their case; in `matches`, * stands for any characters',
  );

const factDescription =
  'What to look at: pageViews, timeOnPage and timeOnSite (seconds), idle, errors, `signals.<name>` (how often in this visit), `signals.<name>.<prop>` (only in the call that brings it), url, path, title, referrer, isIdentified, visits, daysSinceFirstVisit';

const value = z.union([z.string().max(500), z.number(), z.boolean()]);

const condition = {
  fact: z.string().min(1).max(120).describe(factDescription),
  operator: NudgeOperator,
  value: value.describe('What to compare with: a text, a number, or true or false, as the fact is'),
};

const NudgeCondition = z.object(condition).describe('One thing that must hold for a visitor.');
const NudgeConditionParams = z.strictObject(condition).describe('One thing that must hold for a visitor.');

const NudgeFrequency = z
  .object({
    maxTimes: z.int().nullable().describe('How often one visitor sees it at most; null for no limit'),
    cooldown: z.int().describe('Seconds between two times'),
  })
  .describe('How often one visitor sees a nudge. Who dismissed it or acted on it never sees it again.');

const NudgeFrequencyParams = z
  .strictObject({
    maxTimes: z
      .int()
      .min(1)
      .max(1_000)
      .nullable()
      .default(1)
      .describe('How often one visitor sees it at most; null for no limit'),
    cooldown: z
      .int()
      .min(0)
      .max(maxCooldown)
      .default(aDay)
      .describe('Seconds between two times, up to a year'),
  })
  .describe('How often one visitor sees a nudge. Who dismissed it or acted on it never sees it again.');

const NudgeCounts = z
  .object({
    seen: z.int().describe('Visitors who saw it'),
    dismissed: z.int().describe('Visitors who closed it'),
    acted: z.int().describe('Visitors who did what it offers'),
  })
  .describe('What became of a nudge, among the visitors of the last 90 days.');

const Nudge = z
  .object({
    object: objectKind('nudge'),
    id: id('nudge').describe('Unique nudge identifier (ndg_ prefix)'),
    name: z.string().describe('What your team calls it; visitors do not see it'),
    title: z.string().describe('What visitors read first'),
    body: z.string().describe('The text below the title'),
    actionLabel: z.string().nullable().describe('What the button says; null for no button'),
    actionUrl: z.string().nullable().describe('Where the button leads; null when your page decides'),
    conditions: z.array(NudgeCondition).describe('What must hold, all of it; empty for every visitor'),
    frequency: NudgeFrequency,
    priority: z.int().describe('Of several that fit, the highest is shown'),
    isActive: z.boolean().describe('Whether it is shown at all'),
    counts: NudgeCounts,
    ...timestamps('nudge'),
  })
  .describe('Something your team says to visitors unasked, and when.');

const conditions = z.array(NudgeConditionParams).max(20);
const actionUrl = z
  .string()
  .max(2_000)
  // Never javascript: or data:, which would run in the page of the visitor.
  .regex(
    /^(https?:\/\/|mailto:|\/(?!\/))/i,
    'expected an http(s) or mailto address, or a path such as /pricing',
  );
const priority = z.int().min(-1_000).max(1_000);

const NudgeCreateParams = z
  .object({
    name: text(200).describe('What your team calls it; visitors do not see it'),
    title: text(200).describe('What visitors read first'),
    body: text(2_000).describe('The text below the title'),
    actionLabel: text(100).nullable().optional().describe('What the button says'),
    actionUrl: actionUrl.nullable().optional().describe('Where the button leads'),
    conditions: conditions.default([]).describe('What must hold, all of it'),
    frequency: NudgeFrequencyParams.optional().describe('How often; default once per visitor'),
    priority: priority.default(0).describe('Of several that fit, the highest is shown'),
    isActive: z.boolean().default(true).describe('Whether it is shown at once'),
  })
  .describe('What `nudges.create` takes.');

const NudgeUpdateParams = z
  .object({
    name: text(200).optional().describe('New name'),
    title: text(200).optional().describe('New title'),
    body: text(2_000).optional().describe('New text'),
    actionLabel: text(100).nullable().optional().describe('New label; null for no button'),
    actionUrl: actionUrl.nullable().optional().describe('New address; null for none'),
    conditions: conditions.optional().describe('Conditions that replace the existing ones'),
    frequency: NudgeFrequencyParams.optional().describe('A frequency that replaces the existing one'),
    priority: priority.optional().describe('New priority'),
    isActive: z.boolean().optional().describe('Whether it is shown'),
  })
  .describe('What `nudges.update` takes: only the fields to change.');

const NudgeTestParams = z
  .object({
    facts: z
      .record(z.string().min(1).max(120), value)
      .refine((facts) => Object.keys(facts).length <= 100, 'at most 100 facts can be given')
      .meta({ maxProperties: 100 })
      .default({})
      .describe(
        'Facts of an imagined visitor, by name; numbers are 0, texts empty and the rest false by default',
      ),
  })
  .describe('What `nudges.test` takes.');

const NudgeConditionResult = z
  .object({
    ...condition,
    actual: value.nullable().describe('What the fact is; null when there is no such signal'),
    passed: z.boolean().describe('Whether the condition holds'),
  })
  .describe('How one condition fared.');

const NudgeTest = z
  .object({
    object: objectKind('nudge_test'),
    wouldShow: z
      .boolean()
      .describe('Whether a visitor of these facts, here for the first time, would see it'),
    reason: z
      .enum(['inactive', 'conditions'])
      .nullable()
      .describe('Why not: it is switched off, or a condition does not hold'),
    conditionResults: z.array(NudgeConditionResult).describe('How each condition fared'),
  })
  .describe('Whether a nudge would be shown. Nothing was shown.');

export const nudges = resource({
  name: 'nudges',
  title: 'Nudges',
  description: 'What your team says to visitors unasked, and when.',
  schemas: {
    NudgeOperator,
    NudgeCondition,
    NudgeConditionParams,
    NudgeFrequency,
    NudgeFrequencyParams,
    NudgeCounts,
    Nudge,
    NudgeCreateParams,
    NudgeUpdateParams,
    NudgeTestParams,
    NudgeConditionResult,
    NudgeTest,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/nudges',
      summary: 'List all nudges, in the order in which they are tried: highest priority first, then oldest.',
      returns: all(Nudge),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_settings',
      path: '/nudges',
      summary: 'Create a nudge. Visitors for whom its conditions hold see it from now on.',
      body: NudgeCreateParams,
      returns: one(Nudge),
      status: 201,
    }),
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/nudges/{nudgeId}',
      summary: 'Retrieve one nudge, with how many visitors saw it, dismissed it and acted on it.',
      returns: one(Nudge),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/nudges/{nudgeId}',
      summary: 'Change the given fields of a nudge. Who dismissed it before does not see it again.',
      body: NudgeUpdateParams,
      returns: one(Nudge),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_settings',
      path: '/nudges/{nudgeId}',
      summary: 'Delete a nudge for good, with what visitors did with it.',
      returns: one(Deleted),
    }),
    test: endpoint({
      method: 'POST',
      permission: 'manage_settings',
      path: '/nudges/{nudgeId}/test',
      summary: 'Tell whether a nudge would be shown to a visitor of the given facts, without showing it.',
      body: NudgeTestParams,
      returns: one(NudgeTest),
    }),
  },
});
