import type { customerContract } from '@cstar.help/contract';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { articles, categories } from '../../db/schema/index.ts';
import { articleScore } from '../../resources/search/find.ts';
import { excerptAround, highlight, oneLine } from '../../resources/search/highlight.ts';
import { placesIn } from '../../resources/search/places.ts';
import { anyWord, matches } from '../../resources/shared/search.ts';
import { plainText } from '../../resources/shared/text.ts';
import { presentHead, publicColumns } from './present.ts';
import { inCategory, readableArticle } from './readable.ts';

type Schemas = typeof customerContract.customerLibrary.schemas;
type LibrarySearchResult = z.input<Schemas['LibrarySearchResult']>;

/** How much of an article a snippet can be cut from, in characters. */
const maxBody = 100_000;

export async function searchLibrary(
  context: Context,
  { q: text, categorySlug, limit, page }: z.output<Schemas['LibrarySearchParams']>,
): Promise<{ items: LibrarySearchResult[]; total: number }> {
  const { tx } = context;
  const query = anyWord(text);
  const where = and(readableArticle(), inCategory(categorySlug), matches(articles.search, text));
  const rows = await tx
    .select({ ...publicColumns, score: articleScore(query).as('score') })
    .from(articles)
    .leftJoin(categories, eq(categories.id, articles.categoryId))
    .where(where)
    .orderBy(desc(sql`score`), desc(articles.updatedAt), articles.id)
    .limit(limit)
    .offset((page - 1) * limit);
  const titles = rows.map(({ title }) => oneLine(title));
  const bodies = rows.map(({ content }) => oneLine(plainText(content.slice(0, maxBody))));
  const inTitles = await placesIn(context, titles, query);
  const inBodies = await placesIn(context, bodies, query);
  const items = rows.map((row, index) => {
    const snippet = excerptAround(bodies[index] ?? '', inBodies[index] ?? []);
    return {
      ...presentHead(row),
      snippet: snippet.text,
      highlights: {
        title: highlight(titles[index] ?? '', inTitles[index] ?? []).html,
        snippet: snippet.html,
      },
      score: row.score,
    };
  });
  return { items, total: await tx.$count(articles, where) };
}
