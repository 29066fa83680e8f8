import { contract } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { articles } from '../../db/schema/index.ts';
import { changeArticle, createArticle } from '../library/operations.ts';
import { type ArticleRow, articleColumns } from '../library/present.ts';
import { slugify } from '../shared/slug.ts';
import { mergeCommon } from './import-merge.ts';
import type { Importer } from './importer.ts';
import { requirePast } from './past.ts';

const schema = contract.imports.schemas.ArticleImportParams.strict();

export const articleImporter: Importer<typeof schema, ArticleRow> = {
  schema,

  async hold() {
    // An article refers to its category only, which is looked up and locked record by record.
  },

  async find({ tx }, { id, slug }) {
    for (const where of [
      id === undefined ? undefined : eq(articles.id, id),
      slug === undefined ? undefined : eq(articles.slug, slugify(slug)),
    ]) {
      if (where === undefined) continue;
      const [found] = await tx.select(articleColumns).from(articles).where(where).for('update');
      if (found !== undefined) return found;
    }
    return undefined;
  },

  async create(context, { id: _id, ...record }) {
    requirePast(record.createdAt, context.now, 'createdAt');
    await createArticle(context, record);
  },

  async update(context, before, record, strategy) {
    const { title, content, status, isPublic, category, metaDescription } = record;
    const given = { title, content, status, isPublic, ...mergeCommon(strategy, before, record) };
    await changeArticle(
      context,
      before.id,
      strategy === 'merge'
        ? { ...given, category, metaDescription }
        : { ...given, category: category ?? null, metaDescription: metaDescription ?? null },
    );
  },
};
