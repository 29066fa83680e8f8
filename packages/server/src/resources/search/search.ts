import type { contract } from '@cstar.help/contract';
import { asc, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { withoutSeparators } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { iso } from '../shared/paging.ts';
import { anyWord } from '../shared/search.ts';
import { type Found, findArticles, findCustomers, findTickets } from './find.ts';
import { excerptAround, highlight, marks, oneLine, placesOf, type Range, readMarks } from './highlight.ts';

type SearchResult = z.input<typeof contract.search.schemas.SearchResult>;
type Kind = z.output<typeof contract.search.schemas.SearchType>;

const finders = { tickets: findTickets, customers: findCustomers, articles: findArticles };
const allKinds: readonly Kind[] = ['tickets', 'customers', 'articles'];

export const searchHandlers: Handlers<'search'> = {
  async query({ query: { q: text, types = [], limit }, context }) {
    const found: Found[] = [];
    for (const kind of new Set(types.length === 0 ? allKinds : types)) {
      found.push(...(await finders[kind](context, { text, limit })));
    }
    const best = found.sort(byScore).slice(0, limit);
    const titles = best.map(({ title }) => oneLine(title));
    const bodies = best.map(({ body }) => body);
    const inTitles = await placesIn(context, titles, text);
    const inBodies = await placesIn(context, bodies, text);
    return best.map((each, index) =>
      present(each, {
        title: titles[index] ?? '',
        inTitle: inTitles[index] ?? [],
        inBody: inBodies[index] ?? [],
        text,
      }),
    );
  },
};

const byScore = (a: Found, b: Found): number =>
  b.score - a.score || b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? -1 : 1);

interface Places {
  title: string;
  inTitle: Range[];
  inBody: Range[];
  text: string;
}

function present(
  { type, id, body, ...found }: Found,
  { title, inTitle, inBody, text }: Places,
): SearchResult {
  // Customers are found by any part of their name and email, which is no word for Postgres.
  const parts = (of: string) => (type === 'customer' ? placesOf(text, of) : []);
  const snippet = excerptAround(body, [...inBody, ...parts(body)]);
  return {
    object: 'search_result',
    type,
    id,
    title: found.title,
    snippet: snippet.text,
    highlights: { title: highlight(title, [...inTitle, ...parts(title)]).html, snippet: snippet.html },
    score: found.score,
    updatedAt: iso(found.updatedAt),
  };
}

/** Where the words of a search stand in each of several texts, as Postgres reads them. */
async function placesIn({ tx }: Context, texts: string[], text: string): Promise<Range[][]> {
  const query = anyWord(text);
  if (query === undefined || texts.length === 0) return texts.map(() => []);
  const source = sql`jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as source(text, position)`;
  const options = `HighlightAll=true, StartSel="${marks.start}", StopSel="${marks.stop}"`;
  // With the separators gone the text is as long as before, so that places stay places.
  const marked = (language: string) =>
    sql<string>`ts_headline(${language}::regconfig, ${withoutSeparators(sql`source.text`)}, ${query}, ${options})`;
  const rows = await tx
    .select({ english: marked('english'), simple: marked('simple') })
    .from(source)
    .orderBy(asc(sql`source.position`));
  return rows.map(({ english, simple }) => [...readMarks(english), ...readMarks(simple)]);
}
