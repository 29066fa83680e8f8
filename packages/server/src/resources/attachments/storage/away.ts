import { ApiError } from '../../../errors.ts';

/** The answer while the storage of files cannot be asked. */
export const storageAway = (cause: unknown): ApiError =>
  new ApiError(
    'service_unavailable',
    'The storage of files is away for a moment, and nothing was changed. Send the same call again.',
    { retryAfter: 5, cause },
  );
