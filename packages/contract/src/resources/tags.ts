import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, objectKind, tag } from '../shared/fields.ts';

const Tag = z
  .object({
    object: objectKind('tag'),
    name: z.string().describe('Tag name'),
    count: z.int().describe('Number of tickets using this tag'),
  })
  .describe('A tag of your tickets.');

const name = tag.describe('Tag name: up to 100 characters, no comma. Upper and lower case differ');

const TagCreateParams = z.object({ name }).describe('What `tags.create` takes.');
const TagDeleteParams = z.object({ name }).describe('What `tags.delete` takes.');

export const tags = resource({
  name: 'tags',
  title: 'Tags',
  description:
    'The tags of your tickets: those that a ticket has, and those that were created to be offered.',
  schemas: { Tag, TagCreateParams, TagDeleteParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/tags',
      summary: 'List all tags with the number of tickets that have them, most used first, then by name.',
      returns: all(Tag),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_tickets',
      path: '/tags',
      summary: 'Create a tag before a ticket has it.',
      body: TagCreateParams,
      returns: one(Tag),
      status: 201,
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_tickets',
      path: '/tags',
      summary: 'Delete a tag that no ticket has. Its name stands for its ID.',
      query: TagDeleteParams,
      returns: one(Deleted),
    }),
  },
});
