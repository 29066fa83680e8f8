export { constructEventAsync } from './construct-event.ts';
export { createWebhookHandler } from './create-handler.ts';
export type {
  AnyEvent,
  SeenEvents,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers,
} from './handler.ts';
export type { WebhookMistake } from './mistakes.ts';
export { type SignedPayload, signPayload } from './sign-payload.ts';
export { WebhookSignatureError } from './signature-error.ts';
export type { RawBody, RequestLike, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';
export { verifySignature } from './verify-signature.ts';
