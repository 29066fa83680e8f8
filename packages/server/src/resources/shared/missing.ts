import { formatId, type IdKind } from '@cstar.help/contract';
import { ApiError } from '../../errors.ts';

/** The answer to an id that is well-formed but names nothing this key can see. */
export const missing = (what: string, id: string) =>
  new ApiError(
    'resource_missing',
    `No ${what} has the ID ${id}. Check the ID, and that the key is of the same environment (live or test).`,
  );

export const missingId = (kind: IdKind, uuid: string) => missing(kind, formatId(kind, uuid));

/** The same for an id in the body. */
export const unknownReference = (kind: IdKind, uuid: string, param: string) =>
  new ApiError(
    'parameter_invalid',
    `${param} names no ${kind}: ${formatId(kind, uuid)}. Use the ID of an existing ${kind} of your team and environment.`,
    { param },
  );
