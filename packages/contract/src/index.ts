export { type Contract, contract } from './contract.ts';
export * from './endpoint.ts';
export * from './shared/envelope.ts';
export * from './shared/errors.ts';
export * from './shared/events.ts';
export * from './shared/fields.ts';
export * from './shared/ids.ts';
export * from './shared/query.ts';
export * from './shared/roles.ts';
