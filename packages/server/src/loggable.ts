import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { Logger } from './logger.ts';

/** Messages of these quote the value at fault: data exceptions, such as a text that is no number. */
const quotesValues = /^22/;

/** The bottom of a chain of causes. Those above it may quote a whole query with its values. */
export function innermost(thrown: unknown): unknown {
  let current = thrown;
  while (current instanceof Error && current.cause instanceof Error) current = current.cause;
  return current;
}

/** What a log may hold of an error: why it failed, without the customer's text. */
export function loggable(thrown: unknown): unknown {
  const error = innermost(thrown);
  if (error instanceof DrizzleQueryError) return new Error('A query of the database failed.');
  if (!(error instanceof Error && 'code' in error && 'severity' in error)) return error;
  // A fresh error: the database's own carries the row at fault, and embedded also the query.
  const code = String(error.code);
  const reason = quotesValues.test(code) ? 'the database refused a value' : error.message;
  return new Error(`${reason} (SQLSTATE ${code})`);
}

/** A logger to which errors come as a log may hold them, from wherever. */
export const discreet = (logger: Logger): Logger => ({
  info: (message) => logger.info(message),
  error: (message, cause) => logger.error(message, loggable(cause)),
});
