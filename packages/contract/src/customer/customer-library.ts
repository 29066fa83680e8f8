import { z } from 'zod';
import { all, customerEndpoint, one, page, resource } from '../endpoint.ts';
import { datetime, tags } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { integerQuery, pageParams, searchQuery } from '../shared/query.ts';

/** Seconds for which a browser or a cache on the way may use what it has. */
const cacheSeconds = 60;

const categorySlug = () =>
  z.string().trim().min(1).max(200).optional().describe('Only articles of the category with this slug');

const LibraryCategory = z
  .object({
    id: z.uuid().describe('Unique category identifier (UUID)'),
    name: z.string().describe('Category display name'),
    slug: z.string().describe('URL-safe slug, for addresses and filters'),
    description: z.string().nullable().describe('Category description'),
    icon: z.string().nullable().describe('Icon identifier'),
    color: z.string().nullable().describe('Color value'),
    articleCount: z.int().describe('Published articles in it that customers can read'),
  })
  .describe('A public category of the library.');

const LibraryCategoryName = z
  .object({
    name: z.string().describe('Category display name'),
    slug: z.string().describe('URL-safe slug'),
  })
  .describe('The category of an article.');

const head = {
  id: id('article').describe('Unique article identifier (art_ prefix)'),
  title: z.string().describe('Article title'),
  slug: z.string().describe('URL-safe slug: what the article is asked for by'),
  excerpt: z.string().describe('The first words of the article, without markup'),
  category: LibraryCategoryName.nullable().describe('Its category; null when it has none'),
};

const LibraryArticle = z
  .object({
    ...head,
    content: z.string().describe('Article body (Markdown)'),
    tags: tags(),
    readTime: z.int().describe('Minutes it takes to read, at least 1'),
    viewCount: z.int().describe('Number of times viewed'),
    metaDescription: z.string().nullable().describe('Description for search engines'),
    publishedAt: datetime().nullable().describe('When the article was first published'),
    updatedAt: datetime().describe('Last modification timestamp'),
  })
  .describe('A published article, as customers read it.');

const html = 'escaped for HTML, with the words that match in <mark>';

const LibrarySearchResult = z
  .object({
    ...head,
    snippet: z.string().describe('The part of the article that matches, as it is. Not escaped for HTML'),
    highlights: z
      .object({
        title: z.string().describe(`The title, ${html}`),
        snippet: z.string().describe(`The snippet, ${html}`),
      })
      .describe('Title and snippet to put into a page'),
    score: z.number().describe('How well it fits, from 0 to 1; the list is in this order'),
  })
  .describe('An article that a search has found.');

const LibraryStats = z
  .object({
    totalArticles: z.int().describe('Published articles that customers can read'),
    totalCategories: z.int().describe('Public categories'),
    totalViews: z.int().describe('Views of all these articles'),
  })
  .describe('The library in numbers.');

const LibraryRating = z.enum(['helpful', 'not_helpful']).describe('What a reader says of an article');

const LibraryView = z
  .object({
    slug: z.string().describe('The slug of the article'),
    viewCount: z.int().describe('Number of times viewed, with this one'),
  })
  .describe('A view that was counted.');

const LibraryFeedback = z
  .object({ slug: z.string().describe('The slug of the article'), rating: LibraryRating })
  .describe('What a reader has said of an article.');

const LibraryArticleListParams = z
  .object({
    categorySlug: categorySlug(),
    tag: z.string().trim().min(1).max(100).optional().describe('Only articles with this tag'),
    ...pageParams(),
  })
  .describe('What a list of articles is narrowed to.');

const LibrarySearchParams = z
  .object({
    q: searchQuery().describe(
      'Search query, up to 200 characters: words, "phrases", -without, or. All words must be there; the last may be unfinished',
    ),
    categorySlug: categorySlug(),
    limit: integerQuery(z.int().min(1).max(50)).default(10).describe('Max results, 1 to 50'),
    page: integerQuery(z.int().min(1)).default(1).describe('Which stretch of so many results, from 1'),
  })
  .describe('What a search of the library takes.');

const LibraryPopularParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(50)).default(5).describe('Max articles, 1 to 50'),
  })
  .describe('What the list of popular articles takes.');

const LibraryFeedbackParams = z
  .object({ rating: LibraryRating })
  .describe('What a reader says of an article. The last word of a reader counts.');

export const customerLibrary = resource({
  name: 'library',
  title: 'Public library',
  description:
    'The published articles, for everybody. Drafts, archived and private articles, private categories and whatever is in them are nowhere in it, and in none of its numbers.',
  schemas: {
    LibraryCategory,
    LibraryCategoryName,
    LibraryArticle,
    LibrarySearchResult,
    LibraryStats,
    LibraryRating,
    LibraryView,
    LibraryFeedback,
    LibraryArticleListParams,
    LibrarySearchParams,
    LibraryPopularParams,
    LibraryFeedbackParams,
  },
  endpoints: {
    categories: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/categories',
      summary: 'List the public categories, by sort order, then name, with the number of their articles.',
      returns: all(LibraryCategory),
      cacheSeconds,
    }),
    articles: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/articles',
      summary: 'List the published articles, the latest first, filtered by category or tag.',
      query: LibraryArticleListParams,
      returns: page(LibraryArticle),
      cacheSeconds,
    }),
    article: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/articles/{articleSlug}',
      summary: 'Retrieve one published article by its slug.',
      returns: one(LibraryArticle),
      cacheSeconds,
    }),
    search: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/search',
      summary: 'Search the published articles, best matches first.',
      query: LibrarySearchParams,
      returns: page(LibrarySearchResult),
      cacheSeconds,
    }),
    popularArticles: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/popular',
      summary: 'List the published articles that are viewed most.',
      query: LibraryPopularParams,
      returns: all(LibraryArticle),
      cacheSeconds,
    }),
    stats: customerEndpoint({
      method: 'GET',
      path: '/library/{team}/stats',
      summary: 'Count articles, categories and views of the library.',
      returns: one(LibraryStats),
      cacheSeconds,
    }),
    recordView: customerEndpoint({
      method: 'POST',
      path: '/library/{team}/articles/{articleSlug}/view',
      summary: 'Count a view of an article.',
      access: 'public',
      returns: one(LibraryView),
    }),
    feedback: customerEndpoint({
      method: 'POST',
      path: '/library/{team}/articles/{articleSlug}/feedback',
      summary: 'Say whether an article has helped. The last word of a reader counts.',
      access: 'public',
      body: LibraryFeedbackParams,
      returns: one(LibraryFeedback),
    }),
  },
});
