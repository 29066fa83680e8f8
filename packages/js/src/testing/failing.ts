import type { ErrorFacts } from './envelope.ts';
import { apiError } from './response.ts';

/** How often and how an endpoint fails before it answers. */
export interface FailingOptions<Data, Call> extends ErrorFacts {
  /** How many calls fail. */
  times: number;
  /** What a failing call gets in place of the error that the other options describe, such as msw's `HttpResponse.error()`. */
  response?: Response | undefined;
  /** What later calls get: the data, or a function that answers each call. Default: the default fixture. */
  afterwards?: Data | ((call: Call) => Data | Response | undefined) | undefined;
}

/**
 * An override that fails some times and then answers: what retries are tested with.
 *
 * @param options How often (`times`), how (`status`, `code`, `retryAfter`, …), and what comes `afterwards`.
 * @example
 * ```ts
 * import { cstarHandlers, failing, ticketDetail } from '@cstar.help/js/testing';
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer();
 * server.use(...cstarHandlers({ 'tickets.get': failing({ status: 503, times: 2, afterwards: ticketDetail() }) }));
 * ```
 */
export function failing<Data extends object, Call>(
  options: FailingOptions<Data, Call>,
): (call: Call) => Data | Response | undefined {
  const { times, response, afterwards, ...facts } = options;
  let left = times;
  return (call) => {
    if (left > 0) {
      left -= 1;
      return response ?? apiError(facts);
    }
    return typeof afterwards === 'function' ? afterwards(call) : afterwards;
  };
}
