export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export { AuthClient } from './client.ts';
