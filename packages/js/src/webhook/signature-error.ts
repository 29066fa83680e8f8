class WebhookSignatureErrorClass extends Error {
  declare readonly name: 'WebhookSignatureError';
  /** The mistake that was probably made: `signature_mismatch`, `body_not_raw`, `timestamp_outside_tolerance` … */
  declare readonly code: string;

  constructor(message: string, facts: { code: string }) {
    super(message);
    this.code = facts.code;
  }
}

/**
 * A delivery could not be verified. `code` tells the likely mistake, the message what to do; neither holds the secret,
 * a signature or the body. As with the errors of the client, there is one class of this name in a process, so that
 * `instanceof` holds across copies of the package. It is no `CStarError`: what those know of calls to the API would
 * make up a quarter of a receiver's code, for nothing.
 *
 * @example
 * ```ts
 * import { constructEventAsync, WebhookSignatureError } from '@cstar.help/js/webhook';
 *
 * export async function receive(request: Request): Promise<Response> {
 *   try {
 *     const event = await constructEventAsync(request, process.env.CSTAR_WEBHOOK_SECRET);
 *     return Response.json({ received: event.id });
 *   } catch (error) {
 *     if (!(error instanceof WebhookSignatureError)) throw error;
 *     console.error(error.code, error.message);
 *     return Response.json({ code: error.code }, { status: 400 });
 *   }
 * }
 * ```
 */
export const WebhookSignatureError = /* @__PURE__ */ shared();
export type WebhookSignatureError = WebhookSignatureErrorClass;

function shared(): typeof WebhookSignatureErrorClass {
  const name = 'WebhookSignatureError';
  const slots = globalThis as unknown as Record<symbol, typeof WebhookSignatureErrorClass>;
  // On the prototype, and as text: class names do not survive a minifier.
  Object.assign(WebhookSignatureErrorClass.prototype, { name });
  const slot = Symbol.for(`@cstar.help/js/${name}`);
  slots[slot] ??= WebhookSignatureErrorClass;
  return slots[slot];
}
