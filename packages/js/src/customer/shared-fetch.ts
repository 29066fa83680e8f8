import type { Fetch, FetchInit, ResponseLike } from '../core/platform.ts';

/** A request that several callers wait for. */
interface Flight {
  waiting: number;
  controller: AbortController;
  answer: Promise<ResponseLike>;
  /** Nobody joins it from now on. */
  end(): void;
}

/** An answer whose body several readers can have. */
export async function readOut(response: ResponseLike | Promise<ResponseLike>): Promise<ResponseLike> {
  const { status, ok, headers, type, text } = await response;
  const body = await text.call(await response);
  return { status, ok, headers, ...(type && { type }), text: async () => body };
}

/**
 * A `fetch` for requests that are alike and under way at the same time: whoever asks for the same gets the same answer.
 * Each caller may leave; nobody joins the request then any more, and when all have left, it is aborted. What else belongs to a call, its retries and its
 * times, stays its own.
 *
 * @param isShared which requests may be shared, such as those that only read
 */
export function sharing(fetch: Fetch, isShared: (init: FetchInit, url: string) => boolean): Fetch {
  const flights = new Map<string, Flight>();

  const begin = (key: string, url: string, init: FetchInit): Flight => {
    const controller = new AbortController();
    const answer = (async () => readOut(fetch(url, { ...init, signal: controller.signal })))();
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const flight = { waiting: 0, controller, answer, end };
    flights.set(key, flight);
    answer.then(end, end);
    return flight;
  };

  return (url, init) => {
    if (!isShared(init, url)) return fetch(url, init);
    const { method, headers, body, signal } = init;
    const key = JSON.stringify([method, url, headers, body]);
    const flight = flights.get(key) ?? begin(key, url, init);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        // Who gave it up asks anew when they try again, though others may wait for it still.
        flight.end();
        flight.waiting -= 1;
        if (!flight.waiting) flight.controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          signal.removeEventListener('abort', leave);
          end(value);
        };
      flight.answer.then(settle(resolve), settle(reject));
    });
  };
}

/** The `fetch` of an option, or else the platform's: looked up at each call, since test servers and tracers replace it. */
export const fetchOf = (options: { fetch?: Fetch | undefined } | undefined): Fetch => {
  return (url, init) => (options?.fetch ?? globalThis.fetch)(url, init);
};
