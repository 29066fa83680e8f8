import { call } from '../core/call.ts';
import { CStarError } from '../errors.ts';

/** Calls back for those who are there now, unless they are taken off meanwhile: handlers come and go as they like. */
export function forEachStill<Entry>(entries: ReadonlySet<Entry>, run: (entry: Entry) => unknown): void {
  for (const entry of [...entries]) if (entries.has(entry)) run(entry);
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
