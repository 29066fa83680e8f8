import type { SQL } from 'drizzle-orm';
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
import { createdAndUpdated, moment, partition, searchWords, tsvector } from './columns.ts';
import type { Metadata } from './support.ts';

export const categories = pgTable(
  'categories',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    icon: text('icon'),
    color: text('color'),
    sortOrder: integer('sort_order').notNull(),
    isPublic: boolean('is_public').notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    unique('categories_slug_unique').on(table.teamId, table.environment, table.slug),
    unique('categories_partition').on(table.teamId, table.environment, table.id),
  ],
);

export const articles = pgTable(
  'articles',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    title: text('title').notNull(),
    slug: text('slug').notNull(),
    content: text('content').notNull(),
    categoryId: uuid('category_id'),
    status: text('status', { enum: ['draft', 'published', 'archived'] }).notNull(),
    isPublic: boolean('is_public').notNull(),
    tags: text('tags').array().notNull(),
    notes: text('notes'),
    metaDescription: text('meta_description'),
    viewCount: integer('view_count').notNull(),
    useCount: integer('use_count').notNull(),
    metadata: jsonb('metadata').$type<Metadata>().notNull(),
    publishedAt: moment('published_at'),
    ...createdAndUpdated,
    search: tsvector('search').generatedAlwaysAs((): SQL => searchWords(articles.title, articles.content)),
  },
  (table) => [
    unique('articles_partition').on(table.teamId, table.environment, table.id),
    unique('articles_slug_unique').on(table.teamId, table.environment, table.slug),
    index('articles_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('articles_category').on(table.categoryId),
  ],
);

/** What readers say of an article. The last word of a reader counts. */
export const articleFeedback = pgTable(
  'article_feedback',
  {
    ...partition,
    articleId: uuid('article_id').notNull(),
    /** Who said it: a digest of what tells readers apart. */
    reader: text('reader').notNull(),
    rating: text('rating', { enum: ['helpful', 'not_helpful'] }).notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'article_feedback_pk', columns: [table.articleId, table.reader] }),
    foreignKey({
      name: 'article_feedback_article',
      columns: [table.teamId, table.environment, table.articleId],
      foreignColumns: [articles.teamId, articles.environment, articles.id],
    }).onDelete('cascade'),
  ],
);
