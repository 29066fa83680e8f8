import {
  type CStarPromise,
  type LibraryArticle,
  type LibraryCategory,
  LibraryClient,
  type LibrarySearchResult,
  type PagePromise,
} from '@cstar.help/js/library';
import { type QuickHelpAnswer, QuickHelpClient, type QuickHelpSuggestion } from '@cstar.help/js/quickhelp';
import { expect, expectTypeOf, it } from 'vitest';

const offline = { teamSlug: 'acme', fetch: () => new Promise<never>(() => undefined) };

it('has the types that its methods promise', () => {
  const library = new LibraryClient(offline);
  const quickhelp = new QuickHelpClient(offline);

  expectTypeOf(library.categories()).toEqualTypeOf<CStarPromise<LibraryCategory[]>>();
  expectTypeOf(library.articles()).toEqualTypeOf<PagePromise<LibraryArticle>>();
  expectTypeOf(library.article('a')).toEqualTypeOf<CStarPromise<LibraryArticle>>();
  expectTypeOf(library.popularArticles()).toEqualTypeOf<CStarPromise<LibraryArticle[]>>();
  expectTypeOf<Awaited<ReturnType<typeof library.search>>>().toEqualTypeOf<{
    data: LibrarySearchResult[];
    total: number;
  }>();
  expectTypeOf<Awaited<ReturnType<typeof library.stats>>>().toEqualTypeOf<{
    totalArticles: number;
    totalCategories: number;
    totalViews: number;
  }>();
  expectTypeOf(quickhelp.suggest({ title: 'a' })).toEqualTypeOf<CStarPromise<QuickHelpSuggestion[]>>();
  expectTypeOf(quickhelp.ask('a')).toEqualTypeOf<CStarPromise<QuickHelpAnswer>>();
  expectTypeOf<QuickHelpAnswer['answer']>().toEqualTypeOf<string | null>();
  expectTypeOf<LibraryArticle>().not.toHaveProperty('notes');
  expectTypeOf<LibraryArticle>().not.toHaveProperty('status');
});

it('takes nothing that it has no use for', () => {
  const library = new LibraryClient(offline);
  const quickhelp = new QuickHelpClient(offline);
  const wrong = [
    // @ts-expect-error no key is taken
    () => new LibraryClient({ ...offline, apiKey: 'sk_live_1' }),
    // @ts-expect-error a team is needed
    () => new QuickHelpClient({}),
    // @ts-expect-error a time to live is needed
    () => new LibraryClient({ ...offline, cache: {} }),
    // @ts-expect-error drafts are not for everybody
    () => library.articles({ status: 'draft' }),
    // @ts-expect-error the context is a page
    () => quickhelp.ask('a', { context: 'page' }),
  ];

  expect(wrong).toHaveLength(5);
});
