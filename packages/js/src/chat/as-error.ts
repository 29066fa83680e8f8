import { CStarError } from '../errors.ts';

/** What a call rejected with, as an error of ours: it may be the reason of somebody's signal. */
export const asError = (cause: unknown): CStarError =>
  cause instanceof CStarError ? cause : new CStarError('A call of the chat was given up.', { cause });
