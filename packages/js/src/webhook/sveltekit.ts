import type { PlatformResponse } from '../core/platform.ts';
import { createWebhookHandler as createFetchHandler } from './create-handler.ts';
import type { WebhookHandlerOptions } from './handler.ts';
import type { RequestLike } from './types.ts';

export type {
  AnyEvent,
  SeenEvents,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers,
} from './handler.ts';

/**
 * Makes the `POST` of a `+server.ts` of SvelteKit. If a hook has read the request's body before, every delivery is
 * answered with 500 and the code `body_consumed`: let the hook read a `request.clone()`.
 *
 * @param options as for `createWebhookHandler` of `@cstar.help/js/webhook`
 * @example
 * ```ts
 * // src/routes/webhook/+server.ts
 * import { createWebhookHandler } from '@cstar.help/js/webhook/sveltekit';
 *
 * export const POST = createWebhookHandler({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: { 'ticket.created': ({ data }) => console.log(data.ticket.title) },
 * });
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (event: { readonly request: RequestLike }) => Promise<PlatformResponse> {
  const handle = createFetchHandler(options);
  return ({ request }) => handle(request);
}
