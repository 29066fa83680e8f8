import type { PlatformResponse } from '../core/platform.ts';
import { constructEventAsync } from './construct-event.ts';
import { answer, type WebhookHandlerOptions } from './handler.ts';
import type { RequestLike } from './types.ts';

/**
 * Makes the receiver of a webhook for any server that speaks `Request` and `Response`: Deno, Bun, Cloudflare Workers,
 * Remix, Astro and so on. It verifies, dispatches by type and answers: 200 when the event is handled, was handled
 * before or has no handler; 400 when the delivery is not genuine; 500 when a handler throws, so that cStar tries
 * again. The body of an error is `{ "error": { "code": … } }`.
 *
 * Deliveries come at least once, and cStar gives up on an answer after 10 seconds: hand long work to a queue. With
 * `seen`, an event that was handled is not handled again. The ID is added after success, so a crash between the two
 * repeats the event; two deliveries of one event at the same moment are both handled. Where that must not be, write
 * the ID in the same transaction as what the handler does.
 *
 * @param options the secret, the handlers, and where handled events are kept
 * @returns a function from request to response. It rejects only with what `onError` throws
 * @example
 * ```ts
 * import { createWebhookHandler } from '@cstar.help/js/webhook';
 *
 * const fetch = createWebhookHandler({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: {
 *     'ticket.created': ({ data }) => console.log(data.ticket.title, data.customer?.email),
 *     'article.*': (event, { attempt }) => console.log(event.type, attempt),
 *     default: (event) => console.log('not for us:', event.type),
 *   },
 *   onError: (error, event) => console.error(event?.id, error),
 * });
 *
 * export default { fetch };
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: RequestLike) => Promise<PlatformResponse> {
  return async (request) => {
    const { status, body } = await answer(
      options,
      () => constructEventAsync(request, options.secret, options),
      (name) => request.headers.get(name),
    );
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
}
