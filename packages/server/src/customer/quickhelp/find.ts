import { formatId } from '@cstar.help/contract';
import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, searchWords } from '../../db/schema/index.ts';
import { placesIn } from '../../resources/search/places.ts';
import { readableArticle } from '../library/readable.ts';
import { choosePassage, type Passage, sentencesOf } from './passage.ts';
import { type Hit, type Ranked, rank, significance } from './rank.ts';
import type { Word } from './words.ts';

/** How much of an article a passage can be cut from, in characters. */
const maxBody = 100_000;

/** Articles that have some of the words. */
export interface Findings {
  /** The words that say something. */
  words: Word[];
  /** What each of them says, over all articles. */
  says: number[];
  hits: Hit[];
  ranked: Ranked[];
}

/** An article as it is shown beside an answer. */
export interface Source {
  articleId: string;
  title: string;
  slug: string;
  passage: string;
  score: number;
}

/** A tsquery for a word in any of its forms. Without the words that say nothing, which then match nothing. */
const stems = (word: SQL | string): SQL => sql`plainto_tsquery('english', ${word})`;

const anyOf = (words: readonly Word[]): SQL =>
  sql`(${sql.join(
    words.map(({ word }) => stems(word)),
    sql` || `,
  )})`;

/** Which of the words each article has that everybody may read. */
export async function findByWords(context: Context, all: readonly Word[]): Promise<Findings> {
  const { tx } = context;
  const words = await withMeaning(context, all);
  if (words.length === 0) return { words, says: [], hits: [], ranked: [] };
  const wanted = sql`jsonb_array_elements_text(${JSON.stringify(words.map(({ word }) => word))}::jsonb)
    with ordinality as wanted(word, place)`;
  const placesOf = (text: SQL) =>
    sql<number[]>`array(select (wanted.place - 1)::int from ${wanted}
      where ${text} @@ ${stems(sql`wanted.word`)} order by 1)`;
  const query = anyOf(words);
  const hits = await tx
    .select({
      id: articles.id,
      found: placesOf(sql`${articles.search}`),
      inTitle: placesOf(searchWords(articles.title)),
      nearness: sql<number>`ts_rank_cd(${articles.search}, ${query}, 1 | 32)::float8`,
    })
    .from(articles)
    .where(and(readableArticle(), sql`${articles.search} @@ ${query}`));
  const says = significance(words, hits, await tx.$count(articles, readableArticle()));
  return { words, says, hits, ranked: rank(hits, says) };
}

async function withMeaning({ tx }: Context, all: readonly Word[]): Promise<Word[]> {
  if (all.length === 0) return [];
  const words = JSON.stringify(all.map(({ word }) => word));
  const rows = await tx
    .select({ place: sql<number>`(wanted.place - 1)::int` })
    .from(sql`jsonb_array_elements_text(${words}::jsonb) with ordinality as wanted(word, place)`)
    .where(sql`numnode(${stems(sql`wanted.word`)}) > 0`);
  const places = new Set(rows.map(({ place }) => place));
  return all.filter((_, place) => places.has(place));
}

/** The articles with the passages that fit, in the order that is given. */
export async function sourcesOf(
  context: Context,
  { words }: Findings,
  ranked: readonly Ranked[],
  maxLength: number,
): Promise<(Source & { words: string[] })[]> {
  if (ranked.length === 0) return [];
  const rows = await context.tx
    .select({
      id: articles.id,
      title: articles.title,
      slug: articles.slug,
      content: sql<string>`left(${articles.content}, ${maxBody})`,
    })
    .from(articles)
    .where(
      and(
        readableArticle(),
        inArray(
          articles.id,
          ranked.map(({ id }) => id),
        ),
      ),
    );
  const sentences = rows.map(({ content }) => sentencesOf(content));
  const texts = sentences.map((each) => each.join(' '));
  const places = await placesIn(context, texts, anyOf(words));
  const passages = new Map<string, Passage>(
    rows.map(({ id }, index) => [id, choosePassage(sentences[index] ?? [], places[index] ?? [], maxLength)]),
  );
  return ranked.flatMap(({ id, score }) => {
    const row = rows.find((each) => each.id === id);
    const passage = passages.get(id);
    if (row === undefined || passage === undefined) return [];
    const { title, slug } = row;
    // An article may be a title alone.
    const text = passage.text === '' ? title : passage.text;
    return [{ articleId: formatId('article', id), title, slug, passage: text, score, words: passage.words }];
  });
}
