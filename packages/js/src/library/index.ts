export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export { LibraryClient } from './client.ts';
