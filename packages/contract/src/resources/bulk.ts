import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { objectKind } from '../shared/fields.ts';

export const DataResource = z
  .enum(['tickets', 'customers', 'articles'])
  .describe('A kind of object that bulk changes, imports and exports know');

const BulkAction = z.enum(['update', 'delete']).describe('What is done to each object');

const maxIds = 100;

const BulkParams = z
  .object({
    action: BulkAction.describe('Operation: update or delete'),
    resource: DataResource.describe('Resource type'),
    ids: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(maxIds)
      .describe(`IDs of the objects, at most ${maxIds}; one that is named twice is changed once`),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'The fields to change, as the update of one such object takes them. Required for update, not taken by delete',
      ),
  })
  .describe('What a bulk change takes.');

const BulkError = z
  .object({
    id: z.string().describe('The ID as it was given'),
    code: z.string().describe('What went wrong, for programs'),
    message: z.string().describe('What went wrong and what to do, for people'),
    param: z.string().optional().describe('The parameter at fault'),
  })
  .describe('Why one object of a bulk change was left as it is.');

const BulkResult = z
  .object({
    object: objectKind('bulk_result'),
    action: BulkAction,
    resource: DataResource,
    total: z.int().describe('Objects asked for, each counted once'),
    succeeded: z.int().describe('Objects that were changed or deleted'),
    failed: z.int().describe('Objects that stayed as they were'),
    errors: z.array(BulkError).describe('One entry per object that failed, in the order of the IDs'),
  })
  .describe('What a bulk change did.');

export const bulk = resource({
  name: 'bulk',
  title: 'Bulk operations',
  description: 'The same change for many objects at once.',
  schemas: { DataResource, BulkAction, BulkParams, BulkError, BulkResult },
  endpoints: {
    run: endpoint({
      method: 'POST',
      path: '/bulk',
      summary:
        'Update or delete up to 100 objects at once. What fails is reported and does not undo the rest. Needs the permission to manage the resource.',
      body: BulkParams,
      returns: one(BulkResult),
    }),
  },
});
