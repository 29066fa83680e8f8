/**
 * A test kit for apps that use `@cstar.help/js`: msw handlers for every endpoint, and builders
 * for the objects, bodies and errors of the API. Needs msw 2.
 */
export {
  type EnvelopeMeta,
  type ErrorEnvelope,
  type ErrorFacts,
  errorEnvelope,
  type ListEnvelope,
  listEnvelope,
  type OneEnvelope,
  oneEnvelope,
} from './envelope.ts';
export type { ErrorCode } from './error-codes.ts';
export { type FailingOptions, failing } from './failing.ts';
export {
  article,
  category,
  customer,
  customerSummary,
  message,
  ticket,
  ticketDetail,
  whoami,
} from './fixtures.ts';
export { cstarHandler, cstarHandlers, type HandlerOptions } from './handlers.ts';
export type { Answer, Call, OperationName, Override, Overrides } from './override.ts';
export { apiError, apiResponse, type ResponseOptions } from './response.ts';
export { type FixtureKind, fixtureId } from './values.ts';
