export type { CallMeta, RateLimit } from '../core/meta.ts';
export type { RequestOptions } from '../core/options.ts';
export type { Page, Pageable, PagePromise, ToArrayOptions } from '../core/page.ts';
export type { CStarPromise, WithMeta } from '../core/result.ts';
export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export type * from '../types/customer-library.ts';
export type { LibraryCache } from './cache.ts';
export {
  type LibraryArticlesParams,
  LibraryClient,
  type LibraryClientOptions,
  type LibrarySearchFilters,
  type LibrarySearchResults,
} from './client.ts';
