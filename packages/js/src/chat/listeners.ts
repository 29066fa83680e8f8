import { CStarError } from '../errors.ts';
import { call } from '../realtime/call.ts';

/** Those who listen to one kind of news. */
export interface Listeners<Facts extends unknown[]> {
  /** Adds one, and gives what takes it off again. */
  add(listener: (...facts: Facts) => unknown): () => void;
  tell(...facts: Facts): void;
}

/** `report` gets what a listener throws; the others hear the news all the same. */
export function createListeners<Facts extends unknown[]>(report: (cause: unknown) => void): Listeners<Facts> {
  const entries = new Set<{ listener: (...facts: Facts) => unknown }>();
  return {
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    tell(...facts) {
      for (const { listener } of entries) call(listener, report, ...facts);
    },
  };
}

export type Handler<Value> = (value: Value) => unknown;

/** Somebody else's code threw. */
export const handlerFailed = (cause: unknown): CStarError =>
  new CStarError('A handler of the chat threw. Catch in it what may fail.', {
    code: 'handler_failed',
    cause,
  });

/** Passes something on; what the handler throws is nobody else's business. */
export const teller =
  <Value>({ failed }: { failed(error: CStarError): void }, handler: Handler<Value>) =>
  (value: Value): void =>
    call(handler, (cause) => failed(handlerFailed(cause)), value);
