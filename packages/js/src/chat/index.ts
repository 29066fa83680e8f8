export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export { ChatClient } from './client.ts';
