import type { PlatformResponse } from '../core/platform.ts';
import { constructEventAsync } from './construct-event.ts';
import { createWebhookHandler as createFetchHandler } from './create-handler.ts';
import type { WebhookHandlerOptions } from './handler.ts';
import { type NodeRequestLike, type NodeResponseLike, serveNode } from './node-server.ts';
import type { RequestLike } from './types.ts';

export type {
  AnyEvent,
  SeenEvents,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers,
} from './handler.ts';
export type { NodeRequestLike, NodeResponseLike } from './node-server.ts';

/**
 * Makes the `POST` of a `route.ts` of Next.js, on Node or at the edge.
 *
 * @param options as for `createWebhookHandler` of `@cstar.help/js/webhook`
 * @example
 * ```ts
 * // app/webhook/route.ts
 * import { createWebhookHandler } from '@cstar.help/js/webhook/next';
 *
 * export const POST = createWebhookHandler({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: { 'ticket.created': ({ data }) => console.log(data.ticket.title) },
 * });
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: RequestLike) => Promise<PlatformResponse> {
  return createFetchHandler(options);
}

/**
 * Makes the handler of an API route under `pages/api`. Next.js must leave the body alone: export
 * `config = { api: { bodyParser: false } }` beside it. Otherwise every delivery is answered with 500 and the code
 * `body_not_raw`, and `onError` is told why.
 *
 * @param options as for `createWebhookHandler` of `@cstar.help/js/webhook`
 * @example
 * ```ts
 * // pages/api/webhook.ts
 * import { createWebhookApiRoute } from '@cstar.help/js/webhook/next';
 *
 * export const config = { api: { bodyParser: false } };
 * export default createWebhookApiRoute({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: { 'ticket.created': ({ data }) => console.log(data.ticket.title) },
 * });
 * ```
 */
export function createWebhookApiRoute(
  options: WebhookHandlerOptions,
): (request: NodeRequestLike, response: NodeResponseLike) => Promise<void> {
  return (request, response) => serveNode(constructEventAsync, options, request, response);
}
