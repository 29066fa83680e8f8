import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

export const CustomFieldType = z
  .enum(['text', 'number', 'select', 'multiselect', 'date', 'boolean'])
  .describe(
    'What a value is: a text of up to 5000 characters, a number, one option, a list of options, a date such as 2026-03-01, or true or false',
  );

const CustomFieldEntityType = z
  .enum(['tickets', 'customers', 'community_posts'])
  .describe('What a custom field belongs to');

const CustomField = z
  .object({
    object: objectKind('custom_field'),
    id: id('customField').describe('Unique custom field identifier (cf_ prefix)'),
    name: z.string().describe('Display name'),
    key: z.string().describe('The name of the field in `customFields`, unique per entity type'),
    type: CustomFieldType,
    entityType: CustomFieldEntityType,
    description: z.string().nullable().describe('What the field is for'),
    required: z
      .boolean()
      .describe(
        'Whether a new ticket or customer must have a value, which then cannot be removed. On community posts the topic decides',
      ),
    options: z.array(z.string()).describe('What can be chosen, for select and multiselect; else empty'),
    position: z.int().describe('Display order (ascending)'),
    ...timestamps('field'),
  })
  .describe('A field of your own: its definition. The values stand in `customFields` of each object.');

const CustomFieldListParams = z
  .object({ entityType: CustomFieldEntityType.optional().describe('Filter by entity type') })
  .describe('What `customFields.list` takes.');

const option = text(100);
const options = z
  .array(option)
  .min(1)
  .max(100)
  .refine((given) => new Set(given).size === given.length, 'each option can be given only once');
const description = z.string().max(1000).nullable().optional().describe('What the field is for');
const position = z.int().min(0).max(1_000_000);

const CustomFieldCreateParams = z
  .object({
    name: text(200).describe('Display name'),
    key: z
      .string()
      .regex(
        /^[a-z][a-z0-9_]{0,63}$/,
        'expected up to 64 lower-case letters, digits and underscores, beginning with a letter, such as priority_level',
      )
      .describe('Name for programs, such as `priority_level`: unique per entity type, and for good'),
    type: CustomFieldType.describe('Field type. It cannot be changed later'),
    entityType: CustomFieldEntityType.describe('What the field belongs to. It cannot be changed later'),
    description,
    required: z
      .boolean()
      .default(false)
      .describe('Whether new tickets or customers must have a value. What exists already stays as it is'),
    options: options
      .optional()
      .describe('What can be chosen: 1 to 100 options. Only for select types, which must have it'),
    position: position.optional().describe('Display order (ascending). By default the last'),
  })
  .describe('What `customFields.create` takes.');

const CustomFieldUpdateParams = z
  .object({
    name: text(200).optional().describe('Display name'),
    description,
    required: z
      .boolean()
      .optional()
      .describe('Whether new tickets or customers must have a value. What exists already stays as it is'),
    options: options
      .optional()
      .describe('Options that replace the existing ones. One that is in use cannot be left out'),
    position: position.optional().describe('Display order (ascending)'),
  })
  .describe('What `customFields.update` takes: only the fields to change.');

export const customFields = resource({
  name: 'customFields',
  title: 'Custom fields',
  description: 'Fields of your own on tickets, customers and community posts.',
  schemas: {
    CustomFieldType,
    CustomFieldEntityType,
    CustomField,
    CustomFieldListParams,
    CustomFieldCreateParams,
    CustomFieldUpdateParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/custom-fields',
      summary: 'List all custom field definitions, by entity type, then position.',
      query: CustomFieldListParams,
      returns: all(CustomField),
    }),
    get: endpoint({
      method: 'GET',
      path: '/custom-fields/{fieldId}',
      summary: 'Retrieve one custom field definition.',
      returns: one(CustomField),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_settings',
      path: '/custom-fields',
      summary: 'Create a custom field definition: at most 100 per entity type.',
      body: CustomFieldCreateParams,
      returns: one(CustomField),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/custom-fields/{fieldId}',
      summary: 'Change a custom field definition. Its key, type and entity type stay.',
      body: CustomFieldUpdateParams,
      returns: one(CustomField),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_settings',
      path: '/custom-fields/{fieldId}',
      summary: 'Delete a custom field definition, and every value of it, for good.',
      returns: one(Deleted),
    }),
  },
});
