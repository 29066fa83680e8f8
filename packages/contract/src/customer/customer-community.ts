import { z } from 'zod';
import { all, customerEndpoint, one, page, resource } from '../endpoint.ts';
import { ImageType, imageForm, maxImageBytes } from '../resources/attachments.ts';
import {
  CommunityAuthorType,
  CommunityPostSort,
  CommunityPostStatus,
  CommunityVisibility,
} from '../resources/community-posts.ts';
import { CustomFieldType } from '../resources/custom-fields.ts';
import { CustomFieldValues, Deleted, datetime, objectKind, text } from '../shared/fields.ts';
import { id, idInput, uuidInput } from '../shared/ids.ts';
import { booleanQuery, pageParams, searchQuery } from '../shared/query.ts';

// As the team's own routes show the community, less what is the team's: IDs of people, values of custom fields.

const PublicTopicField = z
  .object({
    id: id('customField').describe('The field (cf_ prefix): names it in `customFields` of a new post'),
    key: z.string().describe('The same for programs, such as `product`: names it as well'),
    name: z.string().describe('Display name'),
    description: z.string().nullable().describe('What the field is for'),
    type: CustomFieldType,
    options: z.array(z.string()).describe('What can be chosen, for select and multiselect; else empty'),
    required: z.boolean().describe('Whether a new post must have a value'),
  })
  .describe('A field that is filled in with a new post of a topic.');

const PublicTopic = z
  .object({
    object: objectKind('community_topic'),
    id: z.uuid().describe('Unique topic identifier (UUID)'),
    name: z.string().describe('Topic display name'),
    slug: z.string().describe('URL-friendly slug'),
    description: z.string().nullable().describe('What the topic is about'),
    post_count: z.int().describe('Number of posts that the caller may see'),
    fields: z.array(PublicTopicField).describe('What is filled in with a new post of this topic'),
  })
  .describe('A part of the community, as customers see it.');

const PublicImage = z
  .object({
    id: id('attachment').describe('The image (att_ prefix)'),
    filename: z.string().describe('Name to show and to save under'),
    content_type: ImageType,
    size_bytes: z.int().describe('Size in bytes'),
    width: z.int().describe('Width in pixels'),
    height: z.int().describe('Height in pixels'),
    url: z
      .string()
      .describe('Where the image can be downloaded for an hour; ask for the post again to get a new one'),
  })
  .describe('An image of a post or a comment, as customers see it.');

const author = {
  author_name: z.string().describe('Name of who wrote it'),
  author_type: CommunityAuthorType,
  is_mine: z.boolean().describe('Whether the caller wrote it; false for whoever is not signed in'),
};

const PublicPost = z
  .object({
    object: objectKind('community_post'),
    id: z.uuid().describe('Unique post identifier (UUID)'),
    title: z.string().describe('Post title'),
    slug: z.string().describe('URL-friendly slug, made from the title; it stays when the title changes'),
    body: z.string().describe('Post body text'),
    topic_id: z.uuid().describe('The topic of the post (UUID)'),
    status: CommunityPostStatus.describe('Post status, as the team has set it'),
    visibility: CommunityVisibility.describe('Who can see it: everybody, or customers who are signed in'),
    vote_count: z.int().describe('Number of upvotes'),
    comment_count: z.int().describe('Number of comments'),
    viewer_has_voted: z
      .boolean()
      .describe('Whether the caller has voted; false for whoever is not signed in'),
    is_pinned: z.boolean().describe('Whether the post is pinned to the top of its topic'),
    is_locked: z
      .boolean()
      .describe('Whether the team has closed the talk: no new comments, no changes. Votes still count'),
    ...author,
    attachments: z.array(PublicImage).describe('Images, at most 10'),
    created_at: datetime().describe('When the post was created'),
    updated_at: datetime().describe('When the post was last changed'),
  })
  .describe('A question, an idea or feedback in the community, as customers see it.');

const PublicComment = z
  .object({
    object: objectKind('community_comment'),
    id: z.uuid().describe('Unique comment identifier (UUID)'),
    post_id: z.uuid().describe('The post (UUID)'),
    body: z.string().describe('Comment text'),
    ...author,
    attachments: z.array(PublicImage).describe('Images, at most 5'),
    created_at: datetime().describe('When the comment was written'),
  })
  .describe('A comment on a post of the community, as customers see it.');

const filters = {
  topic: text(200).optional().describe('Filter by topic slug'),
  status: CommunityPostStatus.optional().describe('Filter by status'),
  search: searchQuery().optional().describe('Full-text search in title and body'),
  sort: CommunityPostSort.default('recent').describe(
    'Sort order; pinned posts come first when a topic is asked for',
  ),
};

const PublicPostListParams = z
  .object({
    ...filters,
    mine: booleanQuery().optional().describe('With true, only own posts. Needs a signed-in customer'),
    ...pageParams(),
  })
  .describe('What `community.posts` takes.');

const OwnPostListParams = z
  .object({ ...filters, ...pageParams() })
  .describe('What `community.myPosts` takes.');

const PublicCommentListParams = z.object(pageParams()).describe('What `community.comments` takes.');

const images = (most: number, what: string) =>
  z
    .array(idInput('attachment'))
    .max(most)
    .optional()
    .describe(`${what}, by the \`id\` that their upload answered (att_ prefix)`);

const title = text(300);
const body = z.string().max(50_000).optional();

const PublicPostCreateParams = z
  .object({
    topic: text(200).optional().describe('The slug of the topic. Give this or `topicId`'),
    topicId: uuidInput().optional().describe('The topic (UUID). Give this or `topic`'),
    title: title.describe('Post title'),
    body: body.describe('Post body text'),
    visibility: CommunityVisibility.optional().describe(
      'Who can see it: everybody, or customers who are signed in. A new one is `public`',
    ),
    customFields: CustomFieldValues.optional().describe(
      'Values for the `fields` of the topic, by their ID or key; required ones must be there. Only the team sees them',
    ),
    attachments: images(10, 'Own images that nothing shows yet'),
  })
  .describe('What `community.createPost` takes.');

const PublicPostUpdateParams = z
  .object({
    title: title.optional().describe('New title; the slug stays'),
    body: body.describe('New body text'),
    attachments: images(10, 'Images that replace the present ones: those that stay, and own new ones'),
  })
  .describe('What `community.updatePost` takes: only the fields to change.');

const PublicCommentCreateParams = z
  .object({
    body: text(10_000).describe('Comment text'),
    attachments: images(5, 'Own images that nothing shows yet'),
  })
  .describe('What `community.createComment` takes.');

const PublicImageUploadParams = z
  .object({
    ...imageForm(),
  })
  .describe('What `community.attachments.upload` takes.');

export const customerCommunity = resource({
  name: 'community',
  title: 'Public community',
  description: 'The community as customers see it and write in it.',
  schemas: {
    PublicTopicField,
    PublicTopic,
    PublicImage,
    PublicPost,
    PublicComment,
    PublicPostListParams,
    OwnPostListParams,
    PublicCommentListParams,
    PublicPostCreateParams,
    PublicPostUpdateParams,
    PublicCommentCreateParams,
    PublicImageUploadParams,
  },
  endpoints: {
    topics: customerEndpoint({
      method: 'GET',
      path: '/community/{team}/topics',
      summary: 'List all topics, in the order of the team, with the fields of their posts.',
      returns: all(PublicTopic),
    }),
    posts: customerEndpoint({
      method: 'GET',
      path: '/community/{team}/posts',
      summary: 'List the posts that the caller may see.',
      query: PublicPostListParams,
      returns: page(PublicPost),
    }),
    post: customerEndpoint({
      method: 'GET',
      path: '/community/{team}/posts/{slugOrId}',
      summary: 'Retrieve one post that the caller may see.',
      returns: one(PublicPost),
    }),
    createPost: customerEndpoint({
      method: 'POST',
      path: '/community/{team}/posts',
      summary: 'Write a post.',
      body: PublicPostCreateParams,
      returns: one(PublicPost),
      status: 201,
    }),
    updatePost: customerEndpoint({
      method: 'PATCH',
      path: '/community/{team}/posts/{slugOrId}',
      summary: 'Change an own post that is not locked.',
      body: PublicPostUpdateParams,
      returns: one(PublicPost),
    }),
    deletePost: customerEndpoint({
      method: 'DELETE',
      path: '/community/{team}/posts/{slugOrId}',
      summary:
        'Delete an own post for good, as long as it is not locked and nobody else has commented on it.',
      returns: one(Deleted),
    }),
    comments: customerEndpoint({
      method: 'GET',
      path: '/community/{team}/posts/{slugOrId}/comments',
      summary: 'List the comments on a post, oldest first.',
      query: PublicCommentListParams,
      returns: page(PublicComment),
    }),
    createComment: customerEndpoint({
      method: 'POST',
      path: '/community/{team}/posts/{slugOrId}/comments',
      summary: 'Comment on a post that is not locked.',
      body: PublicCommentCreateParams,
      returns: one(PublicComment),
      status: 201,
    }),
    deleteComment: customerEndpoint({
      method: 'DELETE',
      path: '/community/{team}/posts/{slugOrId}/comments/{commentId}',
      summary: 'Delete an own comment for good, on a post that is not locked.',
      returns: one(Deleted),
    }),
    vote: customerEndpoint({
      method: 'POST',
      path: '/community/{team}/posts/{slugOrId}/vote',
      summary: 'Vote for a post, be it locked. A second vote changes nothing.',
      returns: one(PublicPost),
    }),
    unvote: customerEndpoint({
      method: 'DELETE',
      path: '/community/{team}/posts/{slugOrId}/vote',
      summary: 'Take back the own vote. Without one, nothing changes.',
      returns: one(PublicPost),
    }),
    myPosts: customerEndpoint({
      method: 'GET',
      path: '/community/{team}/me/posts',
      summary: 'List the own posts, of every status.',
      query: OwnPostListParams,
      returns: page(PublicPost),
      access: 'customer',
    }),
    'attachments.upload': customerEndpoint({
      method: 'POST',
      path: '/community/{team}/attachments',
      needsSetup: 'a place for files, where the database is a Postgres by URL',
      summary: 'Upload an image of up to 5 MB, to be shown by an own post or comment.',
      body: PublicImageUploadParams,
      bodyType: 'multipart',
      // Twice as much, so that whoever sends a somewhat larger image is told the limit, not cut off.
      maxBodyBytes: 2 * maxImageBytes,
      returns: one(PublicImage),
      status: 201,
    }),
  },
});
