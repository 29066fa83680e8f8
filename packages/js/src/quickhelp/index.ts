export type { CallMeta, RateLimit } from '../core/meta.ts';
export type { RequestOptions } from '../core/options.ts';
export type { CStarPromise, WithMeta } from '../core/result.ts';
export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export type * from '../types/customer-quickhelp.ts';
export { QuickHelpClient } from './client.ts';
export type { QuickHelpAskOptions, QuickHelpClientOptions } from './options.ts';
