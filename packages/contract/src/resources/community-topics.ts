import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';

const CommunityTopicField = z
  .object({
    fieldId: id('customField').describe('The definition of the field (cf_ prefix)'),
    required: z.boolean().describe('Whether a post of the topic must have a value'),
  })
  .describe('A custom field that the posts of a topic have.');

const CommunityTopic = z
  .object({
    object: objectKind('community_topic'),
    id: z.uuid().describe('Unique topic identifier (UUID)'),
    name: z.string().describe('Topic display name'),
    slug: z.string().describe('URL-friendly slug, made from the name'),
    description: z.string().nullable().describe('What the topic is about'),
    sortOrder: z.int().describe('Display order (ascending)'),
    customFieldConfig: z
      .array(CommunityTopicField)
      .describe('Which custom fields the posts of this topic have'),
    postCount: z.int().describe('Number of posts that the key may see'),
    ...timestamps('topic'),
  })
  .describe('A part of the community with posts about one subject.');

const fields = {
  name: text(200).describe('Topic display name'),
  description: z.string().max(2_000).nullable().optional().describe('What the topic is about'),
  sortOrder: z.int().min(0).max(1_000_000).optional().describe('Display order (ascending)'),
  customFieldConfig: z
    .array(
      z.object({
        fieldId: idInput('customField').describe('A custom field of community posts (cf_ prefix)'),
        required: z.boolean().default(false).describe('Whether a new post must have a value'),
      }),
    )
    .max(50)
    .optional()
    .describe('Which custom fields the posts of this topic have'),
};

const CommunityTopicCreateParams = z.object(fields).describe('What `community.topics.create` takes.');

const CommunityTopicUpdateParams = z
  .object({ ...fields, name: fields.name.optional().describe('New name; the slug stays') })
  .describe('What `community.topics.update` takes: only the fields to change.');

export const communityTopics = resource({
  name: 'community.topics',
  title: 'Community topics',
  description: 'The subjects of your community, and the custom fields of their posts.',
  schemas: {
    CommunityTopicField,
    CommunityTopic,
    CommunityTopicCreateParams,
    CommunityTopicUpdateParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/community/topics',
      summary: 'List all topics, by sort order, then name.',
      returns: all(CommunityTopic),
    }),
    get: endpoint({
      method: 'GET',
      path: '/community/topics/{topicId}',
      summary: 'Retrieve one topic.',
      returns: one(CommunityTopic),
    }),
    create: endpoint({
      method: 'POST',
      path: '/community/topics',
      summary: 'Create a topic. Its slug is made from the name.',
      body: CommunityTopicCreateParams,
      returns: one(CommunityTopic),
      status: 201,
      permission: 'manage_community',
    }),
    update: endpoint({
      method: 'PATCH',
      path: '/community/topics/{topicId}',
      summary: 'Update one or more fields of a topic.',
      body: CommunityTopicUpdateParams,
      returns: one(CommunityTopic),
      permission: 'manage_community',
    }),
    delete: endpoint({
      method: 'DELETE',
      path: '/community/topics/{topicId}',
      summary: 'Delete a topic that has no posts.',
      returns: one(Deleted),
      permission: 'manage_community',
    }),
  },
});
