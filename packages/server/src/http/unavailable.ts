import { ApiError } from '../errors.ts';

/** What the database says when trying again may help, as SQLSTATE or the code of the connection. */
const passingCodes = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '57014', // query_canceled, also by statement_timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
const connectionException = /^08/;

/** What the driver says without a code. */
const connectionLost =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/;

const secondsUntilBack = 1;

/** The answer while the database cannot be asked. */
export const unavailable = (cause: unknown): ApiError =>
  new ApiError(
    'service_unavailable',
    'The database is busy or away for a moment, and nothing was changed. Send the same call again.',
    { retryAfter: secondsUntilBack, cause },
  );

/** The passing trouble of the database behind an error, if it is that. */
export function unavailableOf(thrown: unknown): ApiError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = 'code' in error ? String(error.code) : '';
    if (passingCodes.has(code) || connectionException.test(code) || connectionLost.test(error.message)) {
      return unavailable(thrown);
    }
  }
  return undefined;
}
