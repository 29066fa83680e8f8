import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { CustomFieldValues, Deleted, datetime, objectKind, text } from '../shared/fields.ts';
import { id, idInput, uuidInput } from '../shared/ids.ts';
import { pageParams, searchQuery } from '../shared/query.ts';
import { ImageType, maxImageBytes } from './attachments.ts';

// Posts are snake_case where they are read and mostly camelCase where they are written: as documented.

export const CommunityPostStatus = z
  .enum(['open', 'answered', 'officially_answered', 'planned', 'not_planned', 'completed', 'under_review'])
  .describe('What becomes of a post. A new one is `open`');
export const CommunityVisibility = z.enum(['public', 'members_only']).describe('Who can see a post');
export const CommunityPostSort = z
  .enum(['recent', 'votes', 'comments'])
  .describe('What comes first in a list');
export const CommunityAuthorType = z
  .enum(['member', 'customer'])
  .describe('Whether the team wrote, or a customer');

const CommunityAttachment = z
  .object({
    id: id('attachment').describe('The attachment (att_ prefix), for a download URL'),
    filename: z.string().describe('Name to show and to save under'),
    content_type: ImageType,
    size_bytes: z.int().describe('Size in bytes'),
    storage_path: z.string().describe('What names the image, as in `storagePath` of the attachment'),
  })
  .describe('An image of a post or a comment.');

const author = {
  author_name: z.string().describe('Name of who wrote it'),
  author_type: CommunityAuthorType,
  customer_id: id('customer')
    .nullable()
    .describe('The customer who wrote it (cus_ prefix); null for the team'),
};

const CommunityPost = z
  .object({
    object: objectKind('community_post'),
    id: z.uuid().describe('Unique post identifier (UUID)'),
    title: z.string().describe('Post title'),
    slug: z.string().describe('URL-friendly slug, made from the title'),
    body: z.string().describe('Post body text'),
    topic_id: z.uuid().describe('The topic of the post (UUID)'),
    status: CommunityPostStatus.describe('Post status'),
    visibility: CommunityVisibility.describe('Post visibility'),
    vote_count: z.int().describe('Number of upvotes'),
    comment_count: z.int().describe('Number of comments'),
    is_pinned: z.boolean().describe('Whether the post is pinned to the top of its topic'),
    is_locked: z.boolean().describe('Whether new comments are refused'),
    ...author,
    custom_fields: CustomFieldValues.optional().describe(
      'Values of custom fields, by the ID of their definition. Not shown to publishable keys',
    ),
    attachments: z.array(CommunityAttachment).describe('Images, at most 10'),
    created_at: datetime().describe('When the post was created'),
    updated_at: datetime().describe('When the post was last changed'),
  })
  .describe('A question, an idea or feedback in your community.');

const CommunityComment = z
  .object({
    object: objectKind('community_comment'),
    id: z.uuid().describe('Unique comment identifier (UUID)'),
    post_id: z.uuid().describe('The post (UUID)'),
    body: z.string().describe('Comment text'),
    ...author,
    attachments: z.array(CommunityAttachment).describe('Images, at most 5'),
    created_at: datetime().describe('When the comment was written'),
  })
  .describe('A comment on a post of your community.');

const CommunityPostListParams = z
  .object({
    topic: text(200).optional().describe('Filter by topic slug'),
    status: CommunityPostStatus.optional().describe('Filter by status'),
    search: searchQuery().optional().describe('Full-text search in title and body'),
    sort: CommunityPostSort.default('recent').describe(
      'Sort order; pinned posts come first when a topic is asked for',
    ),
    ...pageParams(),
  })
  .describe('What `community.posts.list` takes.');

const imagesInput = (most: number) =>
  z
    .array(
      z.object({
        storage_path: text(500).describe('`storagePath` of an uploaded attachment'),
        filename: text(255).optional().describe('Not needed: what is known of the upload counts'),
        content_type: ImageType.optional().describe('Not needed: what is known of the upload counts'),
        size_bytes: z
          .int()
          .min(1)
          .max(maxImageBytes)
          .optional()
          .describe('Not needed: what is known of the upload counts'),
      }),
    )
    .max(most)
    .optional();

const customerId = idInput('customer');
const post = {
  title: text(300).describe('Post title'),
  body: z.string().max(50_000).optional().describe('Post body text'),
  visibility: CommunityVisibility.optional().describe('Who can see the post. A new one is `public`'),
};

const CommunityPostCreateParams = z
  .object({
    ...post,
    topicId: uuidInput().describe('The topic of the post (UUID)'),
    customerId: customerId.optional().describe('The customer who wrote it (cus_ prefix); default: the team'),
    customFields: CustomFieldValues.optional().describe(
      'Values of the custom fields of the topic, by the ID of their definition; required ones must be there',
    ),
    attachments: imagesInput(10).describe('Images that were uploaded before'),
  })
  .describe('What `community.posts.create` takes.');

const CommunityPostUpdateParams = z
  .object({
    ...post,
    title: post.title.optional().describe('New title; the slug stays'),
    status: CommunityPostStatus.optional().describe('New status'),
    is_pinned: z.boolean().optional().describe('Pin to the top of the topic'),
    is_locked: z.boolean().optional().describe('Refuse new comments'),
    customFields: CustomFieldValues.optional().describe(
      'Values of custom fields to merge, by the ID of their definition; null removes one that is not required',
    ),
    attachments: imagesInput(10).describe('Images that replace the present ones'),
  })
  .describe('What `community.posts.update` takes: only the fields to change.');

const CommunityCommentListParams = z
  .object(pageParams())
  .describe('What `community.posts.comments.list` takes.');

const CommunityCommentCreateParams = z
  .object({
    body: text(10_000).describe('Comment text'),
    customerId: customerId.optional().describe('The customer who wrote it (cus_ prefix); default: the team'),
    attachments: imagesInput(5).describe('Images that were uploaded before'),
  })
  .describe('What `community.posts.comments.create` takes.');

const CommunityVoteParams = z
  .object({ customerId: customerId.describe('The customer who votes (cus_ prefix)') })
  .describe('What `community.posts.vote` takes.');

const CommunityUnvoteParams = z
  .object({ customerId: customerId.describe('The customer whose vote is taken back (cus_ prefix)') })
  .describe('What `community.posts.unvote` takes.');

export const communityPosts = resource({
  name: 'community.posts',
  title: 'Community posts',
  description: 'Questions, feedback and feature requests of your customers.',
  schemas: {
    CommunityPostStatus,
    CommunityVisibility,
    CommunityPostSort,
    CommunityAuthorType,
    CommunityAttachment,
    CommunityPost,
    CommunityComment,
    CommunityPostListParams,
    CommunityPostCreateParams,
    CommunityPostUpdateParams,
    CommunityCommentListParams,
    CommunityCommentCreateParams,
    CommunityVoteParams,
    CommunityUnvoteParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/community/posts',
      summary: 'List community posts. Publishable keys see the public ones.',
      query: CommunityPostListParams,
      returns: page(CommunityPost),
    }),
    get: endpoint({
      method: 'GET',
      path: '/community/posts/{postId}',
      summary: 'Retrieve one community post.',
      returns: one(CommunityPost),
    }),
    create: endpoint({
      method: 'POST',
      path: '/community/posts',
      summary: 'Create a community post.',
      body: CommunityPostCreateParams,
      returns: one(CommunityPost),
      status: 201,
      permission: 'manage_community',
    }),
    update: endpoint({
      method: 'PATCH',
      path: '/community/posts/{postId}',
      summary: 'Update the status or other fields of a community post.',
      body: CommunityPostUpdateParams,
      returns: one(CommunityPost),
      permission: 'manage_community',
    }),
    delete: endpoint({
      method: 'DELETE',
      path: '/community/posts/{postId}',
      summary: 'Delete a community post with its comments and votes for good.',
      returns: one(Deleted),
      permission: 'manage_community',
    }),
    vote: endpoint({
      method: 'POST',
      path: '/community/posts/{postId}/vote',
      summary: 'Vote for a post on behalf of a customer. A second vote of the same customer changes nothing.',
      body: CommunityVoteParams,
      returns: one(CommunityPost),
      permission: 'manage_community',
    }),
    unvote: endpoint({
      method: 'DELETE',
      path: '/community/posts/{postId}/vote',
      summary: 'Take back the vote of a customer.',
      query: CommunityUnvoteParams,
      returns: one(CommunityPost),
      permission: 'manage_community',
    }),
    'comments.list': endpoint({
      method: 'GET',
      path: '/community/posts/{postId}/comments',
      summary: 'List the comments on a post, oldest first.',
      query: CommunityCommentListParams,
      returns: page(CommunityComment),
    }),
    'comments.create': endpoint({
      method: 'POST',
      path: '/community/posts/{postId}/comments',
      summary: 'Comment on a post. A locked one refuses comments.',
      body: CommunityCommentCreateParams,
      returns: one(CommunityComment),
      status: 201,
      permission: 'manage_community',
    }),
    'comments.delete': endpoint({
      method: 'DELETE',
      path: '/community/posts/{postId}/comments/{commentId}',
      summary: 'Delete a comment for good.',
      returns: one(Deleted),
      permission: 'manage_community',
    }),
  },
});
