import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { conflictOf } from '../../http/conflicts.ts';

/** How one of many went: what came of it, or why it was refused. */
type Attempt<Result> = { done: Result } | { refused: ApiError };

/**
 * Does one of many things in a savepoint of its own: when it is refused, it leaves no trace, and the
 * others stand.
 *
 * @throws whatever is no refusal: then nothing of the whole request may stay.
 */
export async function attempt<Result>(
  { tx }: Context,
  work: () => Promise<Result>,
): Promise<Attempt<Result>> {
  try {
    // The savepoint is of the connection, so all queries of the request's transaction are inside it.
    return { done: await tx.transaction(work) };
  } catch (thrown) {
    const refused = thrown instanceof ApiError ? thrown : conflictOf(thrown);
    if (refused === undefined) throw thrown;
    return { refused };
  }
}

/** A refusal as the list of errors of an answer shows it. */
export const asEntry = ({ code, message, param }: ApiError) => ({
  code,
  message,
  ...(param === undefined ? {} : { param }),
});
