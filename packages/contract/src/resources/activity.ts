import { z } from 'zod';
import { cursor, endpoint, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const ActivityActor = z
  .object({
    id: z
      .string()
      .nullable()
      .describe('The member (mem_), automation rule (rule_) or customer (cus_); null for the system'),
    name: z.string().describe('Their name at the time'),
    type: z.enum(['member', 'automation', 'customer', 'system']).describe('What kind of actor it is'),
  })
  .describe('Who did something.');

const ActivityItem = z
  .object({
    object: objectKind('activity'),
    id: id('activity').describe('Activity ID (act_ prefix)'),
    action: z.string().describe('What was done (e.g., ticket.created)'),
    summary: z.string().describe('What was done, in words'),
    actor: ActivityActor,
    resourceType: z.string().describe('What kind of object it was done to'),
    resourceId: z.string().nullable().describe('The ID of that object'),
    createdAt: datetime().describe('When it was done'),
  })
  .describe('One thing that happened.');

const ActivityListParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(100)).default(50).describe('Max results'),
    before: idInput('activity')
      .optional()
      .describe('Cursor: the activity ID (act_ prefix) before which to go on'),
    resourceType: z.string().trim().min(1).max(100).optional().describe('Filter by resource type'),
    actorId: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('Filter by actor: a member (mem_ or usr_), an automation rule (rule_) or a customer (cus_)'),
  })
  .describe('What `activity.list` takes.');

export const activity = resource({
  name: 'activity',
  title: 'Activity',
  description:
    'What happened lately, one entry per event. What else was done, such as changes of settings and members, stands in the audit log only.',
  schemas: { ActivityActor, ActivityItem, ActivityListParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/activity',
      summary: 'List what happened, newest first. Goes on from a cursor, so that new entries shift nothing.',
      query: ActivityListParams,
      returns: cursor(ActivityItem),
    }),
  },
});
