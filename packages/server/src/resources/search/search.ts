import type { contract } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Handlers } from '../../handlers.ts';
import { iso } from '../shared/paging.ts';
import { anyWord } from '../shared/search.ts';
import { type Found, findArticles, findCustomers, findTickets } from './find.ts';
import { excerptAround, highlight, oneLine, placesOf, type Range } from './highlight.ts';
import { placesIn } from './places.ts';

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
    const inTitles = await placesIn(context, titles, anyWord(text));
    const inBodies = await placesIn(context, bodies, anyWord(text));
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
