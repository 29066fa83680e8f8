import { type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { attachments } from './attachments.ts';
import { createdAndUpdated, moment, partition, searchWords, tsvector } from './columns.ts';
import { customers } from './support.ts';

/** A custom field that the posts of a topic have. */
export interface TopicFieldConfig {
  /** The UUID of the definition. */
  fieldId: string;
  required: boolean;
}

export const communityTopics = pgTable(
  'community_topics',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    sortOrder: integer('sort_order').notNull(),
    customFieldConfig: jsonb('custom_field_config').$type<TopicFieldConfig[]>().notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    unique('community_topics_slug_unique').on(table.teamId, table.environment, table.slug),
    unique('community_topics_partition').on(table.teamId, table.environment, table.id),
  ],
);

/** Who wrote something. Kind and name stay when they go. */
const author = {
  authorType: text('author_type', { enum: ['member', 'customer'] }).notNull(),
  customerId: uuid('customer_id'),
  memberId: uuid('member_id'),
  authorName: text('author_name').notNull(),
};

export const communityPosts = pgTable(
  'community_posts',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    topicId: uuid('topic_id').notNull(),
    title: text('title').notNull(),
    slug: text('slug').notNull(),
    body: text('body').notNull(),
    status: text('status', {
      enum: [
        'open',
        'answered',
        'officially_answered',
        'planned',
        'not_planned',
        'completed',
        'under_review',
      ],
    }).notNull(),
    visibility: text('visibility', { enum: ['public', 'members_only'] }).notNull(),
    isPinned: boolean('is_pinned').notNull(),
    isLocked: boolean('is_locked').notNull(),
    customFields: jsonb('custom_fields').$type<Record<string, unknown>>().notNull(),
    ...author,
    ...createdAndUpdated,
    search: tsvector('search').generatedAlwaysAs(
      (): SQL => searchWords(communityPosts.title, communityPosts.body),
    ),
  },
  (table) => [
    unique('community_posts_slug_unique').on(table.teamId, table.environment, table.slug),
    unique('community_posts_partition').on(table.teamId, table.environment, table.id),
    index('community_posts_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('community_posts_topic').on(table.topicId),
    index('community_posts_customer').on(table.customerId).where(sql`customer_id is not null`),
    // No cascade: a topic with posts stays.
    foreignKey({
      name: 'community_posts_topic',
      columns: [table.teamId, table.environment, table.topicId],
      foreignColumns: [communityTopics.teamId, communityTopics.environment, communityTopics.id],
    }),
  ],
);

export const communityComments = pgTable(
  'community_comments',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    postId: uuid('post_id').notNull(),
    body: text('body').notNull(),
    ...author,
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('community_comments_partition').on(table.teamId, table.environment, table.id),
    index('community_comments_thread').on(table.postId, table.createdAt, table.id),
    index('community_comments_customer').on(table.customerId).where(sql`customer_id is not null`),
    foreignKey({
      name: 'community_comments_post',
      columns: [table.teamId, table.environment, table.postId],
      foreignColumns: [communityPosts.teamId, communityPosts.environment, communityPosts.id],
    }).onDelete('cascade'),
  ],
);

export const communityVotes = pgTable(
  'community_votes',
  {
    ...partition,
    postId: uuid('post_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'community_votes_pk', columns: [table.postId, table.customerId] }),
    index('community_votes_customer').on(table.customerId),
    foreignKey({
      name: 'community_votes_post',
      columns: [table.teamId, table.environment, table.postId],
      foreignColumns: [communityPosts.teamId, communityPosts.environment, communityPosts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'community_votes_customer',
      columns: [table.teamId, table.environment, table.customerId],
      foreignColumns: [customers.teamId, customers.environment, customers.id],
    }).onDelete('cascade'),
  ],
);

/** The images of posts and of comments: each row belongs to one of the two. */
export const communityImages = pgTable(
  'community_images',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    postId: uuid('post_id'),
    commentId: uuid('comment_id'),
    attachmentId: uuid('attachment_id').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    index('community_images_post').on(table.postId),
    index('community_images_comment').on(table.commentId),
    index('community_images_attachment').on(table.attachmentId),
    foreignKey({
      name: 'community_images_post',
      columns: [table.teamId, table.environment, table.postId],
      foreignColumns: [communityPosts.teamId, communityPosts.environment, communityPosts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'community_images_comment',
      columns: [table.teamId, table.environment, table.commentId],
      foreignColumns: [communityComments.teamId, communityComments.environment, communityComments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'community_images_attachment',
      columns: [table.teamId, table.environment, table.attachmentId],
      foreignColumns: [attachments.teamId, attachments.environment, attachments.id],
    }).onDelete('cascade'),
  ],
);
