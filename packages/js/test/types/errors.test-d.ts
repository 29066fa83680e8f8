import {
  CStarAuthenticationError,
  CStarConflictError,
  CStarConnectionError,
  CStarError,
  CStarFeatureNotConfiguredError,
  CStarNotFoundError,
  CStarOfflineError,
  CStarPermissionError,
  CStarRateLimitError,
  CStarServerError,
  CStarTimeoutError,
  CStarValidationError,
} from '@cstar.help/js';
import { expectTypeOf } from 'vitest';

declare const error: unknown;

// However long the chain, every class is still there at its turn, and something is left after it.
if (error instanceof CStarError) {
  expectTypeOf(error.code).toEqualTypeOf<string>();
  expectTypeOf(error.type).toEqualTypeOf<string>();
  expectTypeOf(error.statusCode).toEqualTypeOf<number | undefined>();
  expectTypeOf(error.param).toEqualTypeOf<string | undefined>();
  expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>();
  expectTypeOf(error.docUrl).toEqualTypeOf<string | undefined>();
  expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
  expectTypeOf(error.attempts).toEqualTypeOf<number>();
  expectTypeOf(error.cause).toEqualTypeOf<unknown>();

  if (error instanceof CStarValidationError) expectTypeOf(error.name).toEqualTypeOf<'CStarValidationError'>();
  else if (error instanceof CStarAuthenticationError)
    expectTypeOf(error.name).toEqualTypeOf<'CStarAuthenticationError' | 'ChatClientAuthError'>();
  else if (error instanceof CStarPermissionError)
    expectTypeOf(error.name).toEqualTypeOf<'CStarPermissionError'>();
  else if (error instanceof CStarNotFoundError)
    expectTypeOf(error.name).toEqualTypeOf<'CStarNotFoundError'>();
  else if (error instanceof CStarConflictError)
    expectTypeOf(error.name).toEqualTypeOf<'CStarConflictError'>();
  else if (error instanceof CStarRateLimitError) expectTypeOf(error.retryAfter).toEqualTypeOf<number>();
  else if (error instanceof CStarServerError) expectTypeOf(error.name).toEqualTypeOf<'CStarServerError'>();
  else if (error instanceof CStarFeatureNotConfiguredError)
    expectTypeOf(error.name).toEqualTypeOf<'CStarFeatureNotConfiguredError'>();
  else if (error instanceof CStarTimeoutError) expectTypeOf(error.name).toEqualTypeOf<'CStarTimeoutError'>();
  else if (error instanceof CStarOfflineError) expectTypeOf(error.queueId).toEqualTypeOf<string>();
  else if (error instanceof CStarConnectionError) {
    expectTypeOf(error).not.toBeNever();
    expectTypeOf(error.code).toEqualTypeOf<string>();
  } else {
    expectTypeOf(error).not.toBeNever();
    expectTypeOf(error.code).toEqualTypeOf<string>();
  }
}

// The other way round: the specific classes after the base of the network errors.
if (error instanceof CStarConnectionError) {
  if (error instanceof CStarTimeoutError) expectTypeOf(error).not.toBeNever();
  else if (error instanceof CStarOfflineError) expectTypeOf(error).not.toBeNever();
  else expectTypeOf(error).not.toBeNever();
} else if (error instanceof CStarError) {
  expectTypeOf(error).toEqualTypeOf<CStarError>();
}

// Both a class and a type of the same name.
expectTypeOf(new CStarNotFoundError('')).toEqualTypeOf<CStarNotFoundError>();
expectTypeOf(new CStarNotFoundError('')).toExtend<CStarError>();
expectTypeOf(new CStarTimeoutError('')).toExtend<CStarConnectionError>();
expectTypeOf(new CStarError('').toJSON()).toEqualTypeOf<Record<string, unknown>>();
