import { z } from 'zod';
import { all, endpoint, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { integerQuery, listQuery, searchQuery } from '../shared/query.ts';

const SearchType = z.enum(['tickets', 'customers', 'articles']).describe('What can be searched');

const html = 'escaped for HTML, with the words that match in <mark>';

const SearchResult = z
  .object({
    object: objectKind('search_result'),
    type: z.enum(['ticket', 'customer', 'article']).describe('Resource type'),
    id: z.string().describe('Resource ID (tkt_, cus_ or art_ prefix)'),
    title: z.string().describe('Title or name, as it is'),
    snippet: z
      .string()
      .describe(
        'Matching text excerpt, as it is: of a message or of the article, or the email of a customer. Not escaped for HTML',
      ),
    highlights: z
      .object({
        title: z.string().describe(`The title, ${html}`),
        snippet: z.string().describe(`The snippet, ${html}`),
      })
      .describe('Title and snippet to put into a page'),
    score: z.number().describe('How well it fits, from 0 to 1; the list is in this order'),
    updatedAt: datetime().describe('Last modification timestamp of the resource'),
  })
  .describe('A ticket, customer or article that a search has found.');

const SearchQueryParams = z
  .object({
    q: searchQuery().describe(
      'Search query, up to 200 characters: words, "phrases", -without, or. All words must be there; the last may be unfinished',
    ),
    types: listQuery(SearchType).optional().describe('Types to search. Default: all of them'),
    limit: integerQuery(z.int().min(1).max(50)).default(10).describe('Max results, 1 to 50'),
  })
  .describe('What `search.query` takes.');

export const search = resource({
  name: 'search',
  title: 'Search',
  description:
    'One search over tickets, customers and articles. With a publishable key, internal messages and articles that are not published and public stay out of it.',
  schemas: { SearchType, SearchResult, SearchQueryParams },
  endpoints: {
    query: endpoint({
      method: 'GET',
      path: '/search',
      summary: 'Search tickets with their messages, customers and articles at once, best matches first.',
      query: SearchQueryParams,
      returns: all(SearchResult),
    }),
  },
});
