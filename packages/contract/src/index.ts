export { type Contract, contract } from './contract.ts';
export { chatFrames, chatStreams } from './customer/chat-streams.ts';
export { type CustomerContract, customerContract } from './customer/contract.ts';
export * from './endpoint.ts';
export {
  CStarEvent,
  type EventData,
  eventEnvelope,
  eventSchemas,
  type SnakeCase,
  snakeCase,
  unchanging,
} from './events/index.ts';
export * from './shared/envelope.ts';
export * from './shared/errors.ts';
export * from './shared/events.ts';
export * from './shared/fields.ts';
export * from './shared/ids.ts';
export * from './shared/moments.ts';
export { pathParameters } from './shared/path-parameters.ts';
export * from './shared/query.ts';
export * from './shared/roles.ts';
export { type Stream, streams } from './streams.ts';
