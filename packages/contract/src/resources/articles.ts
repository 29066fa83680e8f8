import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import {
  Deleted,
  datetime,
  Metadata,
  MetadataPatch,
  notesInput,
  objectKind,
  tags,
  tagsInput,
  text,
  timestamps,
} from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { booleanQuery, pageParams, searchQuery } from '../shared/query.ts';

const ArticleStatus = z.enum(['draft', 'published', 'archived']).describe('Publication status');

const Article = z
  .object({
    object: objectKind('article'),
    id: id('article').describe('Unique article identifier (art_ prefix)'),
    title: z.string().describe('Article title'),
    slug: z.string().describe('URL-safe slug, made from the title'),
    content: z.string().describe('Article body (Markdown)'),
    excerpt: z.string().describe('The first words of the article, without markup'),
    category: z.string().nullable().describe('Category name'),
    categoryId: z.uuid().nullable().describe('Category ID (UUID)'),
    status: ArticleStatus,
    isPublic: z.boolean().describe('Whether visible in public knowledge base'),
    tags: tags(),
    notes: z
      .string()
      .nullable()
      .describe('Internal notes (not visible to customers); null for publishable keys'),
    metaDescription: z.string().nullable().describe('Description for search engines'),
    readTime: z.int().describe('Minutes it takes to read, at least 1'),
    viewCount: z.int().describe('Number of times viewed'),
    useCount: z.int().describe('Number of times used in replies'),
    metadata: Metadata,
    publishedAt: datetime().nullable().describe('When the article was first published'),
    ...timestamps('article'),
  })
  .describe('One article of the knowledge base.');

const category = () => text(200);

const ArticleListParams = z
  .object({
    category: category().optional().describe('Filter by category name, slug or UUID'),
    status: ArticleStatus.optional().describe('Filter by publication status'),
    isPublic: booleanQuery().optional().describe('Filter by public visibility'),
    search: searchQuery().optional().describe('Full-text search in title and content'),
    tag: z.string().trim().min(1).optional().describe('Filter by tag'),
    ...pageParams(),
  })
  .describe('What `articles.list` takes.');

const fields = {
  title: text(500).describe('Article title'),
  content: z.string().max(500_000).optional().describe('Article body (Markdown)'),
  category: category()
    .nullable()
    .optional()
    .describe('Name, slug or UUID of an existing category; null for none'),
  status: ArticleStatus.optional(),
  isPublic: z.boolean().optional().describe('Whether visible publicly'),
  tags: tagsInput()
    .optional()
    .describe('Tags, as an array or one comma-separated string; replaces the existing ones'),
  notes: notesInput(),
  metaDescription: z.string().max(500).nullable().optional().describe('Description for search engines'),
};

const ArticleCreateParams = z
  .object({ ...fields, metadata: Metadata.optional() })
  .describe('What `articles.create` takes. An article starts as a draft.');

const ArticleUpdateParams = z
  .object({
    ...fields,
    title: fields.title.optional().describe('New title; the slug stays'),
    metadata: MetadataPatch.optional(),
  })
  .describe('What `articles.update` takes: only the fields to change.');

export const articles = resource({
  name: 'articles',
  title: 'Articles',
  description: 'The knowledge base: help content that customers and agents can search.',
  schemas: {
    ArticleStatus,
    Article,
    ArticleListParams,
    ArticleCreateParams,
    ArticleUpdateParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/articles',
      summary:
        'List articles, newest first, filtered by category, status, visibility, tag or search text. Publishable keys see the published and public ones.',
      query: ArticleListParams,
      returns: page(Article),
    }),
    get: endpoint({
      method: 'GET',
      path: '/articles/{articleId}',
      summary: 'Retrieve one article. Publishable keys find published and public ones only.',
      returns: one(Article),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_articles',
      path: '/articles',
      summary: 'Create an article. It starts as a draft.',
      body: ArticleCreateParams,
      returns: one(Article),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_articles',
      path: '/articles/{articleId}',
      summary: 'Update one or more fields of an article.',
      body: ArticleUpdateParams,
      returns: one(Article),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_articles',
      path: '/articles/{articleId}',
      summary: 'Delete an article for good.',
      returns: one(Deleted),
    }),
  },
});
