import type { Context as HonoContext } from 'hono';
import { ApiError } from '../errors.ts';
import { loggable } from '../loggable.ts';
import type { Logger } from '../logger.ts';
import { conflictOf } from './conflicts.ts';
import { DriftError } from './drift.ts';
import { DroppedConnection } from './dropped-connection.ts';
import { errorEnvelope } from './envelope.ts';
import type { ServerEnvironment } from './environment.ts';
import { shorten } from './shorten.ts';
import { unavailableOf } from './unavailable.ts';

/** Turns whatever was thrown into the answer that the documents describe. */
export const answerErrors = (logger: Logger) => (thrown: Error, c: HonoContext<ServerEnvironment>) => {
  // No answer at all: this is for who holds the connection.
  if (thrown instanceof DroppedConnection) throw thrown;
  const error = asApiError(thrown);
  if (error.status >= 500) logger.error(`${c.var.requestId} failed`, loggable(thrown));
  for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
  if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
  const call = { requestId: c.var.requestId, timestamp: c.var.now };
  return c.json(errorEnvelope(error, call), error.status);
};

export const answerUnknownRoute = (c: HonoContext): never => {
  throw new ApiError(
    'resource_missing',
    `There is no ${c.req.method} ${shorten(c.req.path)}. Check the path; calls about a team start with /api/v1/teams/{teamId}/.`,
  );
};

function asApiError(thrown: Error): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof DriftError) return new ApiError('internal_error', thrown.message);
  return (
    conflictOf(thrown) ??
    unavailableOf(thrown) ??
    new ApiError(
      'internal_error',
      'Something went wrong on our side. Try again; if it stays, tell us the request_id.',
    )
  );
}
