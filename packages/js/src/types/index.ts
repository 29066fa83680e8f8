// Generated from packages/contract/src/contract.ts. Do not edit:
// change the contract, then run `npm run generate`.

export type * from './articles.ts';
export type * from './auth.ts';
export type * from './categories.ts';
export type * from './customers.ts';
export type * from './messages.ts';
export type * from './shared.ts';
export type * from './tickets.ts';
