import type { WebhookHandlerOptions } from './handler.ts';
import { constructEvent } from './index.node.ts';
import { type NodeRequestLike, type NodeResponseLike, serveNode } from './node-server.ts';

export type {
  AnyEvent,
  SeenEvents,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers,
} from './handler.ts';
export type { NodeRequestLike, NodeResponseLike } from './node-server.ts';

/**
 * Makes a handler for a route of Express, or for `http.createServer`; on `node:crypto`. It needs the raw body: mount
 * it before `express.json()`, where it reads the request itself (10 MB at most), or behind `express.raw()`. After
 * `express.json()` every delivery is answered with 500 and the code `body_not_raw`, and `onError` is told why.
 *
 * @param options as for `createWebhookHandler` of `@cstar.help/js/webhook`
 * @returns the handler. What `onError` throws goes to `next`, or rejects where there is none
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createWebhookHandler } from '@cstar.help/js/webhook/express';
 *
 * const receive = createWebhookHandler({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: { 'ticket.created': ({ data }) => console.log(data.ticket.title) },
 *   onError: console.error,
 * });
 * // With Express: app.post('/webhook', receive); app.use(express.json());
 * createServer((request, response) => void receive(request, response)).listen(3000);
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: NodeRequestLike, response: NodeResponseLike, next?: (error: unknown) => void) => Promise<void> {
  return (request, response, next) => {
    const served = serveNode(constructEvent, options, request, response);
    return next ? served.catch(next) : served;
  };
}
