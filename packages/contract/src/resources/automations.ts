import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { type EventType, eventTypeNames } from '../shared/events.ts';
import { Deleted, datetime, objectKind, tagsInput, text, timestamps } from '../shared/fields.ts';
import { id, personInput } from '../shared/ids.ts';
import { Role } from '../shared/roles.ts';
import { tickets } from './tickets.ts';

const { TicketPriority, TicketStatus } = tickets.schemas;

const families = ['ticket.', 'customer.', 'article.', 'community_post.', 'survey.'];
const triggers = eventTypeNames.filter((name) => families.some((family) => name.startsWith(family)));

const AutomationTrigger = z
  .enum(triggers as [EventType, ...EventType[]])
  .describe('The event that sets a rule off');

const AutomationOperator = z
  .enum([
    'equals',
    'not_equals',
    'contains',
    'not_contains',
    'starts_with',
    'ends_with',
    'in',
    'not_in',
    'greater_than',
    'less_than',
    'is_empty',
    'is_not_empty',
    'changed',
    'changed_to',
    'changed_from',
  ])
  .describe('How a field is compared. The last three look at what an update changed');

const plainValue = z.union([z.string().max(1_000), z.number(), z.boolean()]);
const value = z.union([plainValue, z.array(plainValue).max(100)]);

const condition = {
  field: z
    .string()
    .min(1)
    .max(200)
    .describe('The field to look at, such as priority, customer.email or customFields.plan'),
  operator: AutomationOperator,
  value: value
    .nullable()
    .optional()
    .describe(
      'What to compare with: a list for in and not_in, nothing for is_empty, is_not_empty and changed',
    ),
};

const AutomationCondition = z.object(condition).describe('One thing that must hold.');
const AutomationConditionParams = z.strictObject(condition).describe('One thing that must hold.');

const AutomationConditions = z
  .object({
    all: z.array(AutomationCondition).describe('Conditions that must all hold'),
    any: z.array(AutomationCondition).describe('Conditions of which one must hold, if there are any'),
  })
  .describe('When a rule acts; without conditions, always.');

const conditionList = z.array(AutomationConditionParams).max(50).optional();
const AutomationConditionsParams = z
  .strictObject({
    all: conditionList.describe('Conditions that must all hold'),
    any: conditionList.describe('Conditions of which one must hold'),
  })
  .describe('When a rule acts; without conditions, always.');

const AutomationActionType = z
  .enum([
    'assign_to',
    'assign',
    'unassign',
    'add_tags',
    'remove_tags',
    'set_priority',
    'set_status',
    'add_note',
    'send_reply',
    'send_notification',
  ])
  .describe('What to do. `assign` is another name of `assign_to`');

const AutomationAction = z
  .object({
    type: AutomationActionType,
    agentId: id('member').optional().describe('assign_to: the member who gets the ticket'),
    tags: z.array(z.string()).optional().describe('add_tags, remove_tags: which'),
    priority: TicketPriority.optional().describe('set_priority: which'),
    status: TicketStatus.optional().describe('set_status: which'),
    content: z.string().optional().describe('add_note, send_reply: the text'),
    memberId: id('member').optional().describe('send_notification: the member who gets it'),
    role: Role.optional().describe('send_notification: every member of this role gets it'),
    title: z.string().optional().describe('send_notification: its title'),
    body: z.string().optional().describe('send_notification: its text'),
  })
  .describe('One thing that a rule does, with what its type needs.');

const agentId = personInput().describe('A member ID (mem_) or user ID (usr_)');
const tags = tagsInput().describe('Which: an array or one comma-separated string');
const content = text(10_000).describe('The text');
const notification = {
  memberId: personInput().optional().describe('The member who gets it'),
  role: Role.optional().describe('Every member of this role gets it'),
  title: text(200).optional().describe('Its title; default the name of the rule'),
  body: text(1_000).optional().describe('Its text'),
};

/** What each action takes, as callers write it. */
const actionParams = {
  AutomationAssignParams: z
    .strictObject({
      type: z
        .union([z.literal('assign_to'), z.literal('assign')])
        .describe('What to do: two names of one thing'),
      agentId,
    })
    .describe('Gives the ticket to a member.'),
  AutomationUnassignParams: z
    .strictObject({ type: z.literal('unassign').describe('What to do') })
    .describe('Takes the ticket from whoever has it.'),
  AutomationTagParams: z
    .strictObject({
      type: z.union([z.literal('add_tags'), z.literal('remove_tags')]).describe('What to do'),
      tags,
    })
    .describe('Adds or removes tags.'),
  AutomationPriorityParams: z
    .strictObject({ type: z.literal('set_priority').describe('What to do'), priority: TicketPriority })
    .describe('Changes the priority of the ticket.'),
  AutomationStatusParams: z
    .strictObject({ type: z.literal('set_status').describe('What to do'), status: TicketStatus })
    .describe('Changes the status of the ticket.'),
  AutomationTextParams: z
    .strictObject({
      type: z.union([z.literal('add_note'), z.literal('send_reply')]).describe('What to do'),
      content,
    })
    .describe('Adds a note that customers do not see, or sends an answer that they do.'),
  AutomationNotificationParams: z
    .strictObject({ type: z.literal('send_notification').describe('What to do'), ...notification })
    .describe('Notifies one member, or all members of a role.'),
};

// The server reads all of them as one, so that its answers say which field fits which type.
const AutomationActionParams = z
  .strictObject({
    type: AutomationActionType,
    agentId: agentId.optional(),
    tags: tags.optional(),
    priority: TicketPriority.optional(),
    status: TicketStatus.optional(),
    content: content.optional(),
    ...notification,
  })
  .meta({
    description: 'One thing that a rule does, with what its type needs.',
    writtenAs: Object.keys(actionParams),
  });

const Automation = z
  .object({
    object: objectKind('automation'),
    id: id('automation').describe('Unique rule identifier (rule_ prefix)'),
    name: z.string().describe('Rule name'),
    triggerEvent: AutomationTrigger,
    conditions: AutomationConditions,
    actions: z.array(AutomationAction).describe('What is done, in this order'),
    enabled: z.boolean().describe('Whether the rule runs'),
    executionCount: z.int().describe('How often its conditions held and it ran'),
    lastExecutedAt: datetime().nullable().describe('When it ran last'),
    lastError: z.string().nullable().describe('What failed when it ran last; null when nothing did'),
    ...timestamps('rule'),
  })
  .describe('A rule that acts when an event happens.');

const actions = z.array(AutomationActionParams).max(20);

const AutomationCreateParams = z
  .object({
    name: text(200).describe('Rule name'),
    triggerEvent: AutomationTrigger,
    conditions: AutomationConditionsParams.optional(),
    actions: actions.optional().describe('What is done, in this order'),
    enabled: z.boolean().default(true).describe('Enable immediately'),
  })
  .describe('What `automations.create` takes.');

const AutomationUpdateParams = z
  .object({
    name: text(200).optional().describe('New name'),
    triggerEvent: AutomationTrigger.optional(),
    conditions: AutomationConditionsParams.optional().describe('Conditions that replace the existing ones'),
    actions: actions.optional().describe('Actions that replace the existing ones'),
    enabled: z.boolean().optional().describe('Whether the rule runs'),
  })
  .describe('What `automations.update` takes: only the fields to change.');

const AutomationTestParams = z
  .object({
    resourceType: z
      .enum(['ticket', 'customer', 'article', 'community_post', 'survey'])
      .describe('Resource type to test against: the one that the trigger event is about'),
    resourceId: z.string().min(1).max(100).describe('Resource ID to test against'),
  })
  .describe('What `automations.test` takes.');

const AutomationConditionResult = z
  .object({
    field: z.string().describe('The field that was looked at'),
    operator: AutomationOperator,
    value: condition.value,
    actual: z.unknown().describe('What the field holds; null when it holds nothing'),
    passed: z.boolean().describe('Whether the condition holds'),
  })
  .describe('How one condition fared.');

const AutomationActionResult = z
  .object({
    action: AutomationActionType,
    success: z.boolean().describe('Whether it could be done now'),
    reason: z.string().nullable().describe('Why it could not be done, or would change nothing'),
  })
  .describe('What would become of one action.');

const AutomationTest = z
  .object({
    object: objectKind('automation_test'),
    wouldMatch: z.boolean().describe('Whether the conditions hold, so that the rule would run'),
    conditionResults: z
      .object({
        all: z.array(AutomationConditionResult).describe('Of the conditions that must all hold'),
        any: z.array(AutomationConditionResult).describe('Of the conditions of which one must hold'),
      })
      .describe('How each condition fared'),
    actionsWouldExecute: z
      .array(AutomationActionResult)
      .describe('What would be done; empty when the rule would not run'),
  })
  .describe('What a rule would do. Nothing was done.');

export const automations = resource({
  name: 'automations',
  title: 'Automations',
  description: 'Rules that act when an event happens.',
  schemas: {
    AutomationTrigger,
    AutomationOperator,
    AutomationCondition,
    AutomationConditionParams,
    AutomationConditions,
    AutomationConditionsParams,
    AutomationActionType,
    AutomationAction,
    ...actionParams,
    AutomationActionParams,
    Automation,
    AutomationCreateParams,
    AutomationUpdateParams,
    AutomationTestParams,
    AutomationConditionResult,
    AutomationActionResult,
    AutomationTest,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/automations',
      summary: 'List all automation rules, in the order in which they run: oldest first.',
      returns: all(Automation),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_automations',
      path: '/automations',
      summary: 'Create an automation rule. It acts on what happens from now on.',
      body: AutomationCreateParams,
      returns: one(Automation),
      status: 201,
    }),
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/automations/{ruleId}',
      summary: 'Retrieve one automation rule.',
      returns: one(Automation),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_automations',
      path: '/automations/{ruleId}',
      summary: 'Update one or more fields of an automation rule.',
      body: AutomationUpdateParams,
      returns: one(Automation),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_automations',
      path: '/automations/{ruleId}',
      summary: 'Delete an automation rule for good.',
      returns: one(Deleted),
    }),
    test: endpoint({
      method: 'POST',
      permission: 'manage_automations',
      path: '/automations/{ruleId}/test',
      summary: 'Tell what a rule would do to one resource, without doing it.',
      body: AutomationTestParams,
      returns: one(AutomationTest),
    }),
  },
});
