import type { Teach } from './failure.ts';

/** What to do next, by the class of the error: the last sentence of the messages for those who hold a key. */
const hints: Record<string, string> = {
  CStarValidationError: 'Correct the request, then send it again.',
  CStarAuthenticationError: 'Check the apiKey in Settings → API Keys.',
  CStarPermissionError: 'Use a key that may do this, with its own teamId.',
  CStarNotFoundError: 'Check the id, and whether it is of live or test data.',
  CStarConflictError: 'Fetch the current state, then send again.',
  CStarRateLimitError: 'Wait, then try again.',
  CStarServerError: 'Try again later, or report it with the request ID.',
  CStarFeatureNotConfiguredError: 'Set it up in Settings first.',
};

/** A message of several sentences tells what to do itself; after a single one, says it. */
export const teach: Teach = (said, { prototype }) =>
  /[.!?] /.test(said) ? said : `${said.replace(/[^.!?]$/, '$&.')} ${hints[prototype.name]}`;
