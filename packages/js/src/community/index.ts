export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export { CommunityClient } from './client.ts';
