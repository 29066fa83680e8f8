import type { Context } from '../../context.ts';
import { nameOfCategory } from '../../resources/library/category-reference.ts';
import { type ArticleRow, presentArticle } from '../../resources/library/present.ts';
import { changesBetween } from './changes.ts';
import { type PresentAll, seeingAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

async function wireArticle(context: Context, row: ArticleRow) {
  const viewer = seeingAll(context);
  return snakeCased(presentArticle(viewer, row, await nameOfCategory(viewer, row)));
}

const aboutArticle = async (context: Context, { article }: { article: ArticleRow }) => ({
  article: await wireArticle(context, article),
});

export const articleEvents: PresentAll<'article'> = {
  'article.created': aboutArticle,
  'article.published': aboutArticle,
  async 'article.updated'(context, { article: row, before }) {
    const article = await wireArticle(context, row);
    return { article, changes: changesBetween(await wireArticle(context, before), article) };
  },
  'article.deleted': aboutArticle,
};
