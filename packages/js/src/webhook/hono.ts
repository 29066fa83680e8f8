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

/** As much of Hono's `Context` as a webhook needs. */
export interface HonoContextLike {
  readonly req: {
    readonly raw: RequestLike;
    /** What a middleware has read; Hono keeps it. */
    readonly bodyCache?: { readonly arrayBuffer?: unknown; readonly text?: unknown };
    arrayBuffer(): Promise<ArrayBuffer>;
  };
}

/**
 * Makes a handler for a route of Hono. It also works after a middleware that called `c.req.text()`, `c.req.json()` or
 * `c.req.arrayBuffer()`, since Hono keeps what those read; after one that read `c.req.raw`, `c.req.blob()` or a
 * form, every delivery is answered with 500 and the code `body_consumed`.
 *
 * @param options as for `createWebhookHandler` of `@cstar.help/js/webhook`
 * @example
 * ```ts
 * import { createWebhookHandler } from '@cstar.help/js/webhook/hono';
 *
 * declare const app: { post(path: string, handler: ReturnType<typeof createWebhookHandler>): void };
 *
 * app.post('/webhook', createWebhookHandler({
 *   secret: process.env.CSTAR_WEBHOOK_SECRET,
 *   on: { 'ticket.created': ({ data }) => console.log(data.ticket.title) },
 * }));
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (context: HonoContextLike) => Promise<PlatformResponse> {
  const handle = createFetchHandler(options);
  return ({ req }) => {
    const { headers, bodyUsed = false } = req.raw;
    const isKept = req.bodyCache?.text !== undefined || req.bodyCache?.arrayBuffer !== undefined;
    return handle({ headers, bodyUsed: bodyUsed && !isKept, arrayBuffer: () => req.arrayBuffer() });
  };
}
