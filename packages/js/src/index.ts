export { type ClientIdentity, CStarClient, type CStarClientOptions } from './client.ts';
export type { KeyType } from './core/key.ts';
export type { CallMeta, RateLimit } from './core/meta.ts';
export type {
  Hook,
  Hooks,
  Logger,
  LogLevel,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './core/observe.ts';
export type { HeaderOptions, RequestOptions } from './core/options.ts';
export { Page, type Pageable, PagePromise, type ToArrayOptions } from './core/page.ts';
export type { AbortSignalLike, Fetch, FetchInit, PlatformResponse, ResponseLike } from './core/platform.ts';
export { CStarPromise, type WithMeta } from './core/result.ts';
export * from './errors.ts';
export type { Articles } from './resources/articles.ts';
export type { Categories } from './resources/categories.ts';
export type { Customers } from './resources/customers.ts';
export type { TicketMessages } from './resources/messages.ts';
export type { ExpandedTicket, Tickets } from './resources/tickets.ts';
export type * from './types/index.ts';
