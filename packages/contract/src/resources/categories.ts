import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { booleanQuery } from '../shared/query.ts';

const Category = z
  .object({
    object: objectKind('category'),
    id: z.uuid().describe('Unique category identifier (UUID)'),
    name: z.string().describe('Category display name'),
    slug: z.string().describe('URL-safe slug, made from the name'),
    description: z.string().nullable().describe('Category description'),
    icon: z.string().nullable().describe('Icon identifier'),
    color: z.string().nullable().describe('Color value'),
    sortOrder: z.int().describe('Display order (ascending)'),
    isPublic: z.boolean().describe('Whether visible in the public knowledge base'),
    ...timestamps('category'),
  })
  .describe('A group of knowledge base articles.');

const CategoryListParams = z
  .object({ isPublic: booleanQuery().optional().describe('Filter by public visibility') })
  .describe('What `categories.list` takes.');

const fields = {
  name: text(200).describe('Category display name'),
  description: z.string().max(2_000).nullable().optional().describe('Category description'),
  icon: z.string().max(100).nullable().optional().describe('Icon identifier'),
  color: z.string().max(50).nullable().optional().describe('Color value'),
  sortOrder: z.int().min(0).max(1_000_000).optional().describe('Display order (ascending)'),
  isPublic: z.boolean().optional().describe('Whether visible publicly'),
};

const CategoryCreateParams = z.object(fields).describe('What `categories.create` takes.');

const CategoryUpdateParams = z
  .object({ ...fields, name: fields.name.optional().describe('New name; the slug stays') })
  .describe('What `categories.update` takes: only the fields to change.');

export const categories = resource({
  name: 'categories',
  title: 'Categories',
  description: 'Groups of knowledge base articles. Customers see the public ones in your help center.',
  schemas: { Category, CategoryListParams, CategoryCreateParams, CategoryUpdateParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/categories',
      summary: 'List all categories, by sort order, then name. Publishable keys see the public ones.',
      query: CategoryListParams,
      returns: all(Category),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_articles',
      path: '/categories',
      summary: 'Create a category. Its slug is made from the name.',
      body: CategoryCreateParams,
      returns: one(Category),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_articles',
      path: '/categories/{categoryId}',
      summary: 'Update one or more fields of a category.',
      body: CategoryUpdateParams,
      returns: one(Category),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_articles',
      path: '/categories/{categoryId}',
      summary: 'Delete a category for good. Its articles become uncategorized.',
      returns: one(Deleted),
    }),
  },
});
